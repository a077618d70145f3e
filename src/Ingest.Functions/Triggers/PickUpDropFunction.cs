using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class PickUpDropFunction(PickUpHandler handler, DeliveryLog deliveries)
{
    /// <param name="blob">Left unread: the handler opens the blob itself, for only its own read gives content and ETag as one.</param>
    [Function("PickUpDrop")]
    public Task RunAsync(
        [BlobTrigger(StorageNames.DropContainer + "/{name}", Source = BlobTriggerSource.EventGrid)] Stream blob,
        string name,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        deliveries.RunAsync(Stage.PickUp, name, () => handler.HandleAsync(new PickUpMessage { Blob = name }, new MessageContext { InvocationId = context.InvocationId }, cancellationToken));
}
