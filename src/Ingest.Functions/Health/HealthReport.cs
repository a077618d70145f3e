namespace Ingest.Functions.Health;

public sealed record HealthReport
{
    public const string Ok = "ok";

    public bool IsHealthy => Blobs == Ok && Queues == Ok && Tables == Ok;

    /// <summary><c>ok</c>, or in a word why not.</summary>
    public required string Blobs { get; init; }

    public required string Queues { get; init; }

    public required string Tables { get; init; }

    /// <summary>Version of the loaded parser.</summary>
    public required string Parser { get; init; }

    /// <summary>Version of the loaded enricher and its models.</summary>
    public required string Enricher { get; init; }
}
