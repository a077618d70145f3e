namespace Ingest.LocalHost.Settings;

/// <summary>Section <c>extensions.queues</c> of <c>host.json</c>.</summary>
internal sealed record QueueSettings
{
    /// <summary>Messages a poll; the service gives at most 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>A further batch is polled for once at most this many messages are being handled.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>Deliveries of a message before it is moved to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>The longest pause between two polls of an idle queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before a failed message is delivered again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Whether message bodies are base64 on the wire, as the real host expects unless told <c>none</c>.</summary>
    public bool IsBase64 { get; init; } = true;
}
