namespace Ingest.LocalHost.Settings;

/// <summary>Section <c>extensions.blobs</c> of <c>host.json</c>.</summary>
internal sealed record BlobSettings
{
    /// <summary>Blobs that one function handles at a time; the real host's default too.</summary>
    public int MaxDegreeOfParallelism { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Attempts at a blob before it is reported to the poison queue.</summary>
    public int PoisonBlobThreshold { get; init; } = 5;
}
