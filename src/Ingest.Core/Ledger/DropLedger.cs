using Ingest.Core.Batches;
using Ingest.Core.Intake;
using Polly;
using Polly.Retry;

namespace Ingest.Core.Ledger;

/// <summary>The protocol on the ledger: which version of a blob counts, when a drop is finished, and who has lost.</summary>
public sealed class DropLedger(ILedger ledger, IDropContainer drops, TimeProvider time)
{
    // 23 characters each: two thirds of a row of 1 MiB. What is lost beyond that stays counted as written.
    private const int MaxLostArticles = 15_000;

    // Writers of one entry are the batches of one drop: at most a host's concurrency. Conflicts clear in a few rounds.
    private readonly ResiliencePipeline<bool> untilUncontended = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),
            MaxRetryAttempts = 20,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    /// <summary>
    /// Makes the given version the blob's current one. No clock is compared: a version takes the place of another only while the
    /// container itself still shows it, and only on the entry that was seen before asking the container.
    /// </summary>
    public async Task<Acceptance> AcceptAsync(LedgerEntry candidate, CancellationToken cancellationToken)
    {
        Acceptance? acceptance = null;
        await UntilUncontendedAsync(
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
        await UntilUncontendedAsync(
            async token =>
            {
                var entry = await ledger.FindAsync(drop.Blob, token);

                if (!IsCurrent(entry, drop) || change(entry!) is not { } changed)
                {
                    result = IsCurrent(entry, drop) ? entry : null;
                    return true;
                }

                result = await ledger.TryReplaceAsync(changed with { UpdatedAt = time.GetUtcNow() }, finished: null, token);
                return result is not null;
            },
            drop.Blob,
            cancellationToken);
        return result;
    }

    /// <summary>Records how a batch ended; the last one of a drop ends the drop.</summary>
    /// <param name="beforeEnd">Runs before the write that ends the drop, perhaps more than once.</param>
    public async Task<Finish> FinishBatchAsync(DropRef drop, BatchOutcome outcome, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        if (drop.Revision is not null)
        {
            await beforeEnd(cancellationToken);

            if (await ledger.TryFinishAsync(drop, outcome, time.GetUtcNow(), cancellationToken))
            {
                return Finish.Done;
            }
        }

        Finish? finish = null;
        await UntilUncontendedAsync(
            async token =>
            {
                finish = await TryFinishAsync(drop, outcome, beforeEnd, token);
                return finish is not null;
            },
            drop.Blob,
            cancellationToken);
        return finish!.Value;
    }

    /// <summary>Records into how many batches a drop was cut; ends the drop where all of them are finished already.</summary>
    /// <param name="beforeEnd">Runs before the write that ends the drop, perhaps more than once.</param>
    public Task SetBatchCountAsync(DropRef drop, int batchCount, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken) =>
        UntilUncontendedAsync(
            async token =>
            {
                var entry = await ledger.FindAsync(drop.Blob, token);
                return !IsCurrent(entry, drop) || entry!.BatchCount == batchCount
                    || await TryReplaceAsync(entry with { BatchCount = batchCount }, finished: null, beforeEnd, token);
            },
            drop.Blob,
            cancellationToken);

    /// <summary>Notes in the entry of a drop that another blob has taken over articles of it.</summary>
    public Task LoseArticlesAsync(string blob, IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken) =>
        UntilUncontendedAsync(
            async token =>
            {
                var entry = await ledger.FindAsync(blob, token);
                var lost = entry is null ? [] : articleIds.Except(entry.LostArticles).Take(MaxLostArticles - entry.LostArticles.Count).ToArray();
                return lost.Length == 0 || await ledger.TryReplaceAsync(WithLosses(entry!, lost), finished: null, token) is not null;
            },
            blob,
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
        earlier.UnionWith(batches.Where(batch => batch.Version < drop.Version).SelectMany(batch => batch.ArticleIds));
        earlier.ExceptWith(batches.Where(batch => batch.Version == drop.Version).SelectMany(batch => batch.ArticleIds));
        return earlier;
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

        return await ledger.TryReplaceAsync(current.Next(candidate), finished: null, cancellationToken) is { } replaced ? new Acceptance(Verdict.New, replaced) : null;
    }

    private async Task<Finish?> TryFinishAsync(DropRef drop, BatchOutcome outcome, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(drop.Blob, cancellationToken);

        if (!IsCurrent(entry, drop))
        {
            return Finish.NotCurrent;
        }

        if (entry!.FinishedBatches.Contains(outcome.Batch))
        {
            return Finish.Done;
        }

        if (outcome.WrittenIds.Intersect(entry.LostArticles).Any())
        {
            // Asked once: the repeated write sees whether the other drop still has the article, or a later loss is noted anew.
            var asked = entry with { LostArticles = [.. entry.LostArticles.Except(outcome.WrittenIds)] };
            return await ledger.TryReplaceAsync(asked, finished: null, cancellationToken) is null ? null : Finish.Contested;
        }

        return await TryReplaceAsync(WithBatch(entry, outcome), outcome, beforeEnd, cancellationToken) ? Finish.Done : null;
    }

    private async Task<bool> TryReplaceAsync(LedgerEntry entry, BatchOutcome? finished, Func<CancellationToken, Task> beforeEnd, CancellationToken cancellationToken)
    {
        if (entry.IsComplete)
        {
            await beforeEnd(cancellationToken);
            entry = entry with { State = entry.EndState(), Reason = entry.EndState() == DropState.DeadLettered ? entry.Reason : null };
        }

        return await ledger.TryReplaceAsync(entry with { UpdatedAt = time.GetUtcNow() }, finished, cancellationToken) is not null;
    }

    private static LedgerEntry WithBatch(LedgerEntry entry, BatchOutcome outcome) => entry with
    {
        FinishedBatches = entry.FinishedBatches.With(outcome.Batch),
        Articles = entry.Articles + outcome.WrittenIds.Count,
        Duplicates = entry.Duplicates + outcome.DuplicateIds.Count,
        Rejections = entry.Rejections + outcome.Rejections,
        Reason = entry.Reason ?? outcome.Reason,
    };

    private LedgerEntry WithLosses(LedgerEntry entry, string[] articleIds)
    {
        var lost = entry with { LostArticles = [.. entry.LostArticles, .. articleIds], UpdatedAt = time.GetUtcNow() };

        if (lost.State != DropState.Written)
        {
            return lost;
        }

        var counted = lost with { Articles = lost.Articles - articleIds.Length, Duplicates = lost.Duplicates + articleIds.Length };
        return counted with { State = counted.EndState() };
    }

    private static bool IsCurrent(LedgerEntry? entry, DropRef drop) =>
        entry is not null && entry.Version == drop.Version && entry.ETag == drop.ETag && !entry.State.IsGone();

    private async Task UntilUncontendedAsync(Func<CancellationToken, Task<bool>> attempt, string blob, CancellationToken cancellationToken)
    {
        if (!await untilUncontended.ExecuteAsync(async token => await attempt(token), cancellationToken))
        {
            throw new InvalidOperationException($"The ledger entry of '{blob}' stayed contended; the delivery will be repeated.");
        }
    }
}
