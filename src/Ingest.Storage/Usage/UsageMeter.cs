using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Ingest.Core.Diagnostics;

namespace Ingest.Storage.Usage;

/// <summary>The storage transactions of this process since it started: those of the app's own clients and those of the functions host's.</summary>
public sealed class UsageMeter(IngestTelemetry? telemetry = null)
{
    /// <summary>
    /// Key under which an action that configures the host's own storage clients is registered. The embedded host looks for it; on Azure the
    /// host is another process, whose transactions only the account's metrics show.
    /// </summary>
    public const string HostClients = "FunctionsHost";

    public TransactionTally App { get; } = new();

    public TransactionTally Host { get; } = new();

    public long Total => App.Total + Host.Total;

    /// <summary>Counts what a client with these options sends as the app's, and tells the telemetry how it was answered.</summary>
    public void CountApp(ClientOptions options) => Count(options, App, telemetry);

    /// <summary>Counts what a client with these options sends as the host's.</summary>
    public void CountHost(ClientOptions options) => Count(options, Host, telemetry: null);

    private static void Count(ClientOptions options, TransactionTally tally, IngestTelemetry? telemetry)
    {
        ArgumentNullException.ThrowIfNull(options);

        (string Service, Func<Request, TransactionKind> Classify) client = options switch
        {
            BlobClientOptions => ("blob", TransactionCountPolicy.OfBlob),
            QueueClientOptions => ("queue", TransactionCountPolicy.OfQueue),
            TableClientOptions => ("table", TransactionCountPolicy.OfTable),
            _ => throw new ArgumentException($"'{options.GetType().Name}' are not the options of a storage client.", nameof(options)),
        };
        Action<int>? answered = telemetry is null ? null : status => telemetry.Transacted(client.Service, status);
        options.AddPolicy(new TransactionCountPolicy(tally, client.Classify, answered), HttpPipelinePosition.PerRetry);
    }
}
