using Ingest.Core.Batches;

namespace Ingest.Core.Ledger;

/// <summary>The table of every dropped blob. Writes are conditional and know their own success when an answer was lost.</summary>
public interface ILedger
{
    Task<LedgerEntry?> FindAsync(string blob, CancellationToken cancellationToken);

    /// <returns>The stored entry, or null where the blob has one already.</returns>
    Task<LedgerEntry?> TryAddAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Replaces the entry that has the given one's revision, and in the same transaction adds or replaces finished batches.</summary>
    /// <param name="batches">At most 90.</param>
    /// <returns>The stored entry, or null where somebody else has changed it.</returns>
    Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, IReadOnlyCollection<FinishedBatch> batches, CancellationToken cancellationToken);

    /// <summary>Ends a drop of one batch in one write, by the revision that the batch carries.</summary>
    /// <returns>False where somebody else has changed the entry.</returns>
    Task<bool> TryFinishAsync(DropRef drop, FinishedBatch batch, CancellationToken cancellationToken);

    /// <summary>Finished batches of all versions of a blob, by version and batch.</summary>
    IAsyncEnumerable<FinishedBatch> BatchesAsync(string blob, CancellationToken cancellationToken);

    /// <summary>The first finished batches of one version, read as one answer.</summary>
    IAsyncEnumerable<FinishedBatch> FirstBatchesAsync(string blob, int version, int most, CancellationToken cancellationToken);

    /// <returns>A finished batch, or null where the version has none of that number.</returns>
    Task<FinishedBatch?> FindBatchAsync(string blob, int version, int batch, CancellationToken cancellationToken);

    /// <summary>Removes finished batches of versions before the given one.</summary>
    Task ForgetBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken);

    /// <summary>Removes the entry that has the given one's revision, with all its batches.</summary>
    /// <returns>False where somebody else has changed it.</returns>
    Task<bool> TryForgetAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>All entries, in no order that means anything.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>All entries whose blob is in the given bucket (see <see cref="BucketOf"/>), in no order that means anything.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(int bucket, CancellationToken cancellationToken);

    /// <summary>Drops in a state, without reading the rest of the ledger; in no order that means anything.</summary>
    /// <param name="since">Only drops that came to the state at or after this instant.</param>
    /// <param name="until">Only drops that came to the state before this instant.</param>
    IAsyncEnumerable<DropStanding> InStateAsync(DropState state, DateTimeOffset? since, DateTimeOffset? until, CancellationToken cancellationToken);

    /// <summary>Where every drop stands, from the index alone.</summary>
    IAsyncEnumerable<DropStanding> StandingsAsync(CancellationToken cancellationToken);

    /// <summary>Buckets that the ledger is divided into.</summary>
    int BucketCount { get; }

    /// <summary>The bucket of a blob, from 0.</summary>
    int BucketOf(string blob);
}
