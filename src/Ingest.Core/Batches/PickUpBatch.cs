namespace Ingest.Core.Batches;

/// <summary>Drops that the sweep, a replay or an event wants brought to what the container shows.</summary>
public sealed record PickUpBatch
{
    public required IReadOnlyList<PickUpRequest> Drops { get; init; }

    /// <summary>Run a version again that has already come to its end, from this stage on; null to leave it alone.</summary>
    public Stage? Again { get; init; }
}
