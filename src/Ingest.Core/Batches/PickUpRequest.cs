namespace Ingest.Core.Batches;

/// <param name="Version">Run only this ledger version again: a request that comes twice finds the next one there. Null for whichever there is.</param>
public sealed record PickUpRequest(string Blob, int? Version = null);
