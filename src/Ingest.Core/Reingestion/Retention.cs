using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Reingestion;

/// <summary>Clears what is no longer needed: records and changes of earlier versions, tombstones, work blobs, letters that a newer version has answered, old counts of transactions.</summary>
public sealed class Retention(
    ILedger ledger,
    IRecords records,
    IArticleStore store,
    IWorkStore work,
    IDeadLetters letters,
    IUsageLog usage,
    TimeProvider time,
    IOptions<RetentionOptions> options,
    IOptions<SweepOptions> sweep)
{
    /// <returns>Drops that were cleared.</returns>
    public async Task<int> ApplyAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var cleared = 0;

        foreach (var entry in entries.Where(entry => entry.State.IsEnd()))
        {
            if (entry.State == DropState.Deleted && entry.UpdatedAt < now - options.Value.Tombstones && !KeepsArticles(entry))
            {
                await records.DeleteBatchesAsync(entry.Blob, entry.Version + 1, cancellationToken);
                await ledger.TryForgetAsync(entry, cancellationToken);
                cleared++;
            }
            else if (entry.KeptFrom < FirstNeeded(entry) && entry.UpdatedAt < now - options.Value.ArticleVersions)
            {
                await ClearVersionsAsync(entry, now - options.Value.ArticleVersions, cancellationToken);
                cleared++;
            }
        }

        return cleared;
    }

    /// <summary>Clears what belongs to no bucket of the ledger.</summary>
    /// <returns>Work blobs deleted and letters closed.</returns>
    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        await letters.ForgetNotesAsync(time.GetUtcNow() - options.Value.WorkBlobs, cancellationToken);
        await usage.ForgetAsync(time.GetUtcNow() - options.Value.Usage, cancellationToken);
        return await DeleteWorkAsync(cancellationToken) + await CloseLettersAsync(cancellationToken);
    }

    private async Task ClearVersionsAsync(LedgerEntry entry, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var kept = FirstNeeded(entry);

        await foreach (var batch in ledger.BatchesAsync(entry.Blob, cancellationToken).Where(batch => batch.Version == entry.Version))
        {
            foreach (var articleId in batch.Outcome.WrittenIds)
            {
                await store.ForgetChangesAsync(articleId, before, cancellationToken);
            }
        }

        await records.DeleteBatchesAsync(entry.Blob, kept, cancellationToken);
        await ledger.ForgetBatchesAsync(entry.Blob, kept, cancellationToken);

        // Where somebody has changed the entry meanwhile, the next sweep finds nothing left and notes it.
        await ledger.TryReplaceAsync(entry with { KeptFrom = kept }, [], cancellationToken);
    }

    private int FirstNeeded(LedgerEntry entry) => entry.State == DropState.Deleted && !KeepsArticles(entry) ? entry.Version + 1 : entry.Version;

    private bool KeepsArticles(LedgerEntry entry) => sweep.Value.KeepArticlesOfDeletedDrops && entry.Articles + entry.Duplicates > 0;

    private async Task<int> DeleteWorkAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.WorkBlobs;

        // A drop that has been on its way for so long may still come for its batch: an outage of a week must not cost it.
        var late = ledger.InStateAsync(DropState.Received, since: null, before, cancellationToken).Concat(ledger.InStateAsync(DropState.Parsed, since: null, before, cancellationToken));
        return await late.AnyAsync(cancellationToken) ? 0 : await work.DeleteAsync(before, cancellationToken);
    }

    /// <summary>Closes letters whose file was repaired and dropped again, or deleted.</summary>
    private async Task<int> CloseLettersAsync(CancellationToken cancellationToken)
    {
        var closed = 0;

        await foreach (var letter in letters.ListAsync(includeClosed: false, cancellationToken))
        {
            // A letter of a request names no version: nothing but the request itself can answer it.
            if (letter is { Blob: { } blob, ETag: { } etag } && await ledger.FindAsync(blob, cancellationToken) is { } entry && entry.State.IsEnd() && (entry.State == DropState.Deleted || entry.ETag != etag))
            {
                await letters.CloseAsync(letter, time.GetUtcNow(), cancellationToken);
                closed++;
            }
        }

        return closed;
    }
}
