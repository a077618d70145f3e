using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.Intake;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class ParseArticlesFunction(ParseQueueHandler handler)
{
    [Function("ParseArticles")]
    public Task RunAsync([QueueTrigger(StorageNames.ParseQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(MessageText.Decode(message), StorageNames.DropContainer, new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
