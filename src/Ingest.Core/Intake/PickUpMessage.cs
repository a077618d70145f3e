using Ingest.Core.Batches;

namespace Ingest.Core.Intake;

/// <summary>A blob to take in.</summary>
public sealed record PickUpMessage
{
    public required string Blob { get; init; }

    /// <summary>Run a version again that has already come to its end, from this stage on.</summary>
    public Stage? Again { get; init; }

    /// <summary>The only ledger version to run again; null for whichever there is.</summary>
    public int? Version { get; init; }
}
