namespace Ingest.LocalHost.Azurite;

/// <summary>How to run Azurite.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where the data lies; null keeps it in memory, gone when the process ends.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Loopback ports; 0 takes a free one.</summary>
    public int BlobPort { get; init; }

    public int QueuePort { get; init; }

    public int TablePort { get; init; }

    /// <summary>Names of storage accounts beside the usual one, each empty and on its own; 3 to 24 lower-case letters and digits.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>How long to wait for the three services to listen.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
