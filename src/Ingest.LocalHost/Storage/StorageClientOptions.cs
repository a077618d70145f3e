using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Ingest.LocalHost.Storage;

/// <summary>How the host's own storage clients retry and which version of the service they speak.</summary>
internal static class StorageClientOptions
{
    // Azurite 3.37.0 refuses newer versions than this, and the SDKs send 2026-10-06 by default.
    private const BlobClientOptions.ServiceVersion AzuriteBlobs = BlobClientOptions.ServiceVersion.V2026_06_06;
    private const QueueClientOptions.ServiceVersion AzuriteQueues = QueueClientOptions.ServiceVersion.V2026_06_06;

    public static BlobClientOptions ForBlobs(bool isLoopback, Action<ClientOptions>? configure) =>
        // A blob whose name begins or ends with a slash is another than the one without.
        Configure(Whole(isLoopback ? new BlobClientOptions(AzuriteBlobs) : new BlobClientOptions()), configure);

    public static QueueClientOptions ForQueues(bool isLoopback, Action<ClientOptions>? configure) =>
        Configure(isLoopback ? new QueueClientOptions(AzuriteQueues) : new QueueClientOptions(), configure);

    public static bool IsLoopback(string connectionString) =>
        connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Any(pair => pair.Length == 2
                && pair[0].EndsWith("Endpoint", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(pair[1], UriKind.Absolute, out var uri)
                && uri.IsLoopback);

    private static BlobClientOptions Whole(BlobClientOptions options)
    {
        options.TrimBlobNameSlashes = false;
        return options;
    }

    // The loops of the triggers retry for ever, so a call gives up soon: a long one would keep a lease's renewal or a shutdown waiting.
    private static T Configure<T>(T options, Action<ClientOptions>? configure)
        where T : ClientOptions
    {
        // The host polls for ever; the spans of that would bury the app's.
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        configure?.Invoke(options);
        return options;
    }
}
