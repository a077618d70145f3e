using Azure.Core;
using Azure.Core.Pipeline;
using Ingest.Core.Diagnostics;

namespace Ingest.Storage.Connection;

/// <summary>Counts what is sent to one service, each try by itself: that is what the service counts and charges.</summary>
public sealed class TransactionMeter(IngestTelemetry telemetry, string service) : HttpPipelineSynchronousPolicy
{
    public override void OnReceivedResponse(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);

        telemetry.Transacted(service, message.HasResponse ? message.Response.Status : 0);
    }
}
