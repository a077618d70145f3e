using Ingest.Core.Batches;

namespace Ingest.Core.Ledger;

/// <summary>The table of every dropped blob. Writes are conditional and know their own success when an answer was lost.</summary>
public interface ILedger
{
    Task<LedgerEntry?> FindAsync(string blob, CancellationToken cancellationToken);

    /// <returns>The stored entry, or null where the blob has one already.</returns>
    Task<LedgerEntry?> TryAddAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Replaces the entry that has the given one's revision, and stores a finished batch with it where one is given.</summary>
    /// <returns>The stored entry, or null where somebody else has changed it.</returns>
    Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, BatchOutcome? finished, CancellationToken cancellationToken);

    /// <summary>Ends a drop of one batch in one write, by the revision that the batch carries.</summary>
    /// <returns>False where somebody else has changed the entry.</returns>
    Task<bool> TryFinishAsync(DropRef drop, BatchOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Finished batches of all versions of a blob.</summary>
    IAsyncEnumerable<FinishedBatch> BatchesAsync(string blob, CancellationToken cancellationToken);

    /// <summary>All entries, in no order that means anything.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken);
}
