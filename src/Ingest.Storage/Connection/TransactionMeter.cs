using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Ingest.Core.Diagnostics;

namespace Ingest.Storage.Connection;

/// <summary>Counts what is sent to one service, each try by itself: that is what the service counts and charges.</summary>
public sealed class TransactionMeter(IngestTelemetry telemetry, string service) : HttpPipelineSynchronousPolicy
{
    /// <summary>Counts what a storage client with these options sends.</summary>
    public static void AddTo(ClientOptions options, IngestTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(options);

        options.AddPolicy(new TransactionMeter(telemetry, options is BlobClientOptions ? "blob" : options is QueueClientOptions ? "queue" : "table"), HttpPipelinePosition.PerRetry);
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);

        telemetry.Transacted(service, message.HasResponse ? message.Response.Status : 0);
    }
}
