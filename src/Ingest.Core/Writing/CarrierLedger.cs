using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>
/// Brings the ledger to what the tables say of who carries an article: an article that several blobs have counts as written for
/// the blob that carries it and as duplicate for the others.
/// </summary>
/// <remarks>
/// The table is asked after the entry was read, and the entry is written only if nobody wrote it since: so, as every change of a
/// carrier is followed by this, the last one to write has seen the last change.
/// </remarks>
public sealed class CarrierLedger(ILedger ledger, IArticleStore store, TimeProvider time)
{
    // 23 characters each: a third of a row of 1 MiB.
    private const int MaxMoved = 15_000;

    // What one transaction takes beside the entry itself; a call has the ids of one batch, which few batches share.
    private const int MaxBatches = 90;

    private readonly OptimisticLoop untilUncontended = new(time);

    /// <param name="blob">A blob that has won or lost articles.</param>
    public Task SettleAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken) =>
        untilUncontended.RunAsync(token => TrySettleAsync(blob, articleIds, token), blob, cancellationToken);

    private async Task<bool> TrySettleAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry || entry.State.IsGone())
        {
            return true;
        }

        var batches = await ledger.BatchesAsync(blob, cancellationToken).Where(batch => batch.Version == entry.Version).ToListAsync(cancellationToken);
        var carried = await CarriedAsync(blob, articleIds, cancellationToken);
        var settled = batches.Select(batch => (Before: batch, After: Settle(batch, articleIds, carried))).Where(pair => pair.After != pair.Before).Take(MaxBatches).ToArray();
        var moved = entry.State.IsEnd() ? entry.Moved : [.. entry.Moved.Union(articleIds.Except(batches.SelectMany(batch => batch.Outcome.ArticleIds)))];

        if (settled.Length == 0 && moved.Count == entry.Moved.Count)
        {
            return true;
        }

        if (moved.Count > MaxMoved)
        {
            throw new InvalidOperationException($"'{blob}' has lost {moved.Count} articles while it is on its way; the delivery is repeated until it has come to its end.");
        }

        var won = settled.Sum(pair => pair.After.Outcome.WrittenIds.Count - pair.Before.Outcome.WrittenIds.Count);
        var changed = entry with { Articles = entry.Articles + won, Duplicates = entry.Duplicates - won, Moved = moved, UpdatedAt = time.GetUtcNow() };
        return await ledger.TryReplaceAsync(changed.State.IsEnd() ? changed with { State = changed.EndState() } : changed, [.. settled.Select(pair => pair.After)], cancellationToken) is not null;
    }

    private async Task<IReadOnlySet<string>> CarriedAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken)
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

    private static FinishedBatch Settle(FinishedBatch batch, IReadOnlyCollection<string> articleIds, IReadOnlySet<string> carried)
    {
        var outcome = batch.Outcome;
        var won = outcome.DuplicateIds.Where(carried.Contains).ToArray();
        var lost = outcome.WrittenIds.Where(id => articleIds.Contains(id) && !carried.Contains(id)).ToArray();
        return won.Length == 0 && lost.Length == 0
            ? batch
            : batch with { Outcome = outcome with { WrittenIds = [.. outcome.WrittenIds.Except(lost), .. won], DuplicateIds = [.. outcome.DuplicateIds.Except(won), .. lost] } };
    }
}
