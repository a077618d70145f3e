using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.Parsing;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class ParseArticlesFunction(ParseHandler handler)
{
    [Function("ParseArticles")]
    public Task RunAsync([QueueTrigger(StorageNames.ParseQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(StageMessage.Parse(message), new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
