namespace Ingest.LocalHost.Settings;

/// <summary>What <c>host.json</c> says, with the real host's defaults where it is silent.</summary>
internal sealed record HostJson
{
    public QueueSettings Queues { get; init; } = new();

    public BlobSettings Blobs { get; init; } = new();

    /// <summary>First segment of every HTTP route; empty for none.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>How long one invocation may take; null for no limit. Core Tools and every plan but Consumption have 30 minutes.</summary>
    public TimeSpan? FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Log category (<c>default</c> for all) to level.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>();
}
