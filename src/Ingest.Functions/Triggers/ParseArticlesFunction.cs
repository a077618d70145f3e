using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class ParseArticlesFunction(ParseHandler handler, PickUpHandler pickUp, DeliveryLog deliveries)
{
    /// <param name="message">A batch, a request of the sweep, or Event Grid's word that a blob was deleted.</param>
    [Function("ParseArticles")]
    public Task RunAsync([QueueTrigger(StorageNames.ParseQueue)] string message, FunctionContext context, CancellationToken cancellationToken)
    {
        var delivery = new MessageContext { InvocationId = context.InvocationId };

        if (BlobEvent.BlobOf(message, StorageNames.DropContainer) is { } blob)
        {
            return pickUp.HandleAsync(new PickUpMessage { Blob = blob }, delivery, cancellationToken);
        }

        var batch = StageMessage.Parse(message);
        return deliveries.RunAsync(Stage.Parse, batch.BatchId, () => handler.HandleAsync(batch, delivery, cancellationToken));
    }
}
