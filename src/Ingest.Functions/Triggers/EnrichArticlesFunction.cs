using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Enrichment;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class EnrichArticlesFunction(EnrichHandler handler, DeliveryLog deliveries)
{
    [Function("EnrichArticles")]
    public Task RunAsync([QueueTrigger(StorageNames.EnrichQueue)] string message, FunctionContext context, CancellationToken cancellationToken)
    {
        var batch = StageMessage.Parse(MessageText.Decode(message));
        return deliveries.RunAsync(Stage.Enrich, batch.BatchId, () => handler.HandleAsync(batch, new MessageContext { InvocationId = context.InvocationId }, cancellationToken));
    }
}
