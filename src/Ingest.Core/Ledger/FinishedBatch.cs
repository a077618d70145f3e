namespace Ingest.Core.Ledger;

/// <summary>A finished batch as the ledger has it.</summary>
/// <param name="Version">Ledger version of the drop.</param>
public sealed record FinishedBatch(int Version, BatchOutcome Outcome, DateTimeOffset FinishedAt);
