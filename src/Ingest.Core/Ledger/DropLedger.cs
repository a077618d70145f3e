using Ingest.Core.Batches;
using Ingest.Core.Intake;

namespace Ingest.Core.Ledger;

/// <summary>The protocol on the ledger: which version of a blob counts, when a drop is finished, and who has lost.</summary>
public sealed class DropLedger(ILedger ledger, IDropContainer drops, TimeProvider time)
{
    private readonly OptimisticLoop _untilUncontended = new(time);

    /// <summary>
    /// Makes the given version the blob's current one. No clock is compared: a version takes the place of another only while the
    /// container itself still shows it, and only on the entry that was seen before asking the container.
    /// </summary>
    public async Task<Acceptance> AcceptAsync(LedgerEntry candidate, CancellationToken cancellationToken)
    {
        Acceptance? acceptance = null;
        await _untilUncontended.RunAsync(
            async token =>
            {
                acceptance = await TryAcceptAsync(candidate, token);
                return acceptance is not null;
            },
            candidate.Blob,
            cancellationToken);
        return acceptance!;
    }

    /// <summary>Changes the entry of a version as long as it is the current one; null from <paramref name="change"/> leaves it as it is.</summary>
    /// <returns>The entry as it stands, or null where the version is not the current one.</returns>
    public async Task<LedgerEntry?> UpdateAsync(DropRef drop, Func<LedgerEntry, LedgerEntry?> change, CancellationToken cancellationToken)
    {
        LedgerEntry? result = null;
        await _untilUncontended.RunAsync(
            async token =>
            {
                var entry = await ledger.FindAsync(drop.Blob, token);

                if (!IsCurrent(entry, drop) || change(entry!) is not { } changed)
                {
                    result = IsCurrent(entry, drop) ? entry : null;
                    return true;
                }

                result = await ledger.TryReplaceAsync(changed with { UpdatedAt = time.GetUtcNow() }, [], token);
                return result is not null;
            },
            drop.Blob,
            cancellationToken);
        return result;
    }

    /// <summary>Records how a batch ended; the last one of a drop ends the drop.</summary>
    /// <param name="carried">Asks the tables which of some articles stand as the drop has them.</param>
    /// <param name="beforeEnd">Runs before the write that ends the drop, perhaps more than once.</param>
    public async Task<Finish> FinishBatchAsync(
        DropRef drop, BatchOutcome outcome, Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlySet<string>>> carried, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        if (drop.Revision is not null)
        {
            await beforeEnd(cancellationToken);

            if (await ledger.TryFinishAsync(drop, new FinishedBatch(drop.Version, outcome, time.GetUtcNow()), cancellationToken))
            {
                return Finish.Done;
            }
        }

        Finish? finish = null;
        await _untilUncontended.RunAsync(
            async token =>
            {
                finish = await TryFinishAsync(drop, outcome, carried, beforeEnd, token);
                return finish is not null;
            },
            drop.Blob,
            cancellationToken);
        return finish!.Value;
    }

    /// <summary>Records into how many batches a drop was cut; ends the drop where all of them are finished already.</summary>
    /// <param name="beforeEnd">Runs before the write that ends the drop, perhaps more than once.</param>
    public Task SetBatchCountAsync(DropRef drop, int batchCount, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken) =>
        _untilUncontended.RunAsync(
            async token =>
            {
                var entry = await ledger.FindAsync(drop.Blob, token);
                return !IsCurrent(entry, drop) || entry!.BatchCount == batchCount
                    || await TryReplaceAsync(entry with { BatchCount = batchCount }, outcome: null, beforeEnd, token);
            },
            drop.Blob,
            cancellationToken);

    /// <summary>Ids of articles that earlier versions of the drop gave and that the finished batches of this version lack.</summary>
    public async Task<IReadOnlySet<string>> DroppedArticlesAsync(DropRef drop, CancellationToken cancellationToken)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);

        if (drop.Version == 1)
        {
            return earlier;
        }

        var batches = await ledger.BatchesAsync(drop.Blob, cancellationToken).ToListAsync(cancellationToken);
        earlier.UnionWith(batches.Where(batch => batch.Version < drop.Version).SelectMany(batch => batch.Outcome.ArticleIds));
        earlier.ExceptWith(batches.Where(batch => batch.Version == drop.Version).SelectMany(batch => batch.Outcome.ArticleIds));
        return earlier;
    }

    /// <summary>Ids of the articles that the finished batches of a version have.</summary>
    public async Task<IReadOnlySet<string>> ArticlesAsync(DropRef drop, CancellationToken cancellationToken)
    {
        var batches = ledger.BatchesAsync(drop.Blob, cancellationToken).Where(batch => batch.Version == drop.Version);
        return await batches.SelectMany(batch => batch.Outcome.ArticleIds).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    private async Task<Acceptance?> TryAcceptAsync(LedgerEntry candidate, CancellationToken cancellationToken)
    {
        if (await ledger.TryAddAsync(candidate, cancellationToken) is { } added)
        {
            return new Acceptance(Verdict.New, added);
        }

        if (await ledger.FindAsync(candidate.Blob, cancellationToken) is not { } current)
        {
            return null;
        }

        if (current.ETag == candidate.ETag && !current.State.IsGone())
        {
            return new Acceptance(Verdict.Known, current);
        }

        // Asked after the entry was read: if the container still shows the candidate, the entry's version is the older one.
        if ((await drops.FindAsync(candidate.Blob, cancellationToken))?.ETag != candidate.ETag)
        {
            return new Acceptance(Verdict.Superseded, current);
        }

        return await ledger.TryReplaceAsync(current.Next(candidate), [], cancellationToken) is { } replaced ? new Acceptance(Verdict.New, replaced) : null;
    }

    private async Task<Finish?> TryFinishAsync(
        DropRef drop, BatchOutcome outcome, Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlySet<string>>> carried, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(drop.Blob, cancellationToken);

        if (!IsCurrent(entry, drop))
        {
            return Finish.NotCurrent;
        }

        if (entry!.FinishedBatches.Contains(outcome.Batch))
        {
            return (await ArticlesAsync(drop, cancellationToken)).IsSupersetOf(outcome.ArticleIds) ? Finish.Repeated : Finish.Disowned;
        }

        // Asked after the entry was read: whoever moves an article after that changes the entry, and the write below fails.
        var moved = entry.MovedOf(outcome.ArticleIds);
        var settled = moved.Count == 0 ? outcome : outcome.Settled(moved, await carried(moved, cancellationToken));
        return await TryReplaceAsync(WithBatch(entry, settled), settled, beforeEnd, cancellationToken) ? (moved.Count == 0 ? Finish.Done : Finish.Moved) : null;
    }

    private async Task<bool> TryReplaceAsync(LedgerEntry entry, BatchOutcome? outcome, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();

        if (entry.IsComplete)
        {
            await beforeEnd(cancellationToken);
            entry = entry with { State = entry.EndState(), Reason = entry.EndState() == DropState.DeadLettered ? entry.Reason : null, Moved = [] };
        }

        FinishedBatch[] batches = outcome is null ? [] : [new FinishedBatch(entry.Version, outcome, at)];
        return await ledger.TryReplaceAsync(entry with { UpdatedAt = at }, batches, cancellationToken) is not null;
    }

    private static LedgerEntry WithBatch(LedgerEntry entry, BatchOutcome outcome) => entry with
    {
        FinishedBatches = entry.FinishedBatches.With(outcome.Batch),
        Articles = entry.Articles + outcome.WrittenIds.Count,
        Duplicates = entry.Duplicates + outcome.DuplicateIds.Count,
        Rejections = entry.Rejections + outcome.Rejections,
        Reason = entry.Reason ?? outcome.Reason,
        Made = entry.Made.And(outcome.Made),
    };

    private static bool IsCurrent(LedgerEntry? entry, DropRef drop) =>
        entry is not null && entry.Version == drop.Version && entry.ETag == drop.ETag && !entry.State.IsGone();
}
