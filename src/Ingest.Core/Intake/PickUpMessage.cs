namespace Ingest.Core.Intake;

/// <summary>A blob that was dropped, or is wanted again.</summary>
public sealed record PickUpMessage
{
    public required string Blob { get; init; }

    /// <summary>Run a version again that has already come to its end.</summary>
    public bool Force { get; init; }
}
