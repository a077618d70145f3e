using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>
/// Brings the ledger to what the tables say of who carries an article: an article that several blobs have counts as written for
/// the blob that carries it and as duplicate for the others.
/// </summary>
/// <remarks>
/// The table is asked after the entry was read, and the entry is written, changed or not, only if nobody wrote it since: so, as every change of a
/// carrier is followed by this, the last one to write has seen the last change.
/// </remarks>
public sealed class CarrierLedger(ILedger ledger, IArticleStore store, TimeProvider time)
{
    // What one transaction takes beside the entry itself; a call has the ids of one batch, which few batches share.
    private const int MaxBatches = 90;

    private readonly OptimisticLoop _untilUncontended = new(time);

    /// <param name="blob">A blob that has won or lost articles.</param>
    public Task SettleAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken) =>
        _untilUncontended.RunAsync(token => TrySettleAsync(blob, articleIds, token), blob, cancellationToken);

    private async Task<bool> TrySettleAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry || entry.State.IsGone())
        {
            return true;
        }

        var batches = await ledger.BatchesAsync(blob, cancellationToken).Where(batch => batch.Version == entry.Version).ToListAsync(cancellationToken);
        var carried = await CarriedAsync(blob, articleIds, cancellationToken);
        var settled = batches
            .Select(batch => (Before: batch, After: batch with { Outcome = batch.Outcome.Settled(articleIds, carried) }))
            .Where(pair => !ReferenceEquals(pair.After.Outcome, pair.Before.Outcome))
            .Take(MaxBatches)
            .ToArray();
        var changed = entry.State.IsEnd() ? entry : entry.WithMoved(articleIds);

        if (settled.Length > 0)
        {
            var won = settled.Sum(pair => pair.After.Outcome.WrittenIds.Count - pair.Before.Outcome.WrittenIds.Count);
            changed = changed with { Articles = entry.Articles + won, Duplicates = entry.Duplicates - won, UpdatedAt = time.GetUtcNow() };
        }

        // Written even where nothing changes: who has asked the tables before the last move, and is about to write, must ask again.
        return await ledger.TryReplaceAsync(changed.State.IsEnd() ? changed with { State = changed.EndState() } : changed, [.. settled.Select(pair => pair.After)], cancellationToken) is not null;
    }

    /// <returns>Those of the articles that the tables have as the blob has them.</returns>
    public async Task<IReadOnlySet<string>> CarriedAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken)
    {
        var carried = new HashSet<string>(StringComparer.Ordinal);

        foreach (var articleId in articleIds)
        {
            if (await store.CarrierAsync(articleId, cancellationToken) == blob)
            {
                carried.Add(articleId);
            }
        }

        return carried;
    }
}
