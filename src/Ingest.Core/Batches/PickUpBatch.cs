namespace Ingest.Core.Batches;

/// <summary>Blobs that the sweep or a replay wants picked up (again).</summary>
public sealed record PickUpBatch
{
    public required IReadOnlyList<string> Blobs { get; init; }

    /// <summary>Run a version again that has already come to its end.</summary>
    public bool Force { get; init; }
}
