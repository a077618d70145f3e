using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.Enrichment;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class EnrichArticlesFunction(EnrichHandler handler)
{
    [Function("EnrichArticles")]
    public Task RunAsync([QueueTrigger(StorageNames.EnrichQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(StageMessage.Parse(message), new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
