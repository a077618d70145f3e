using Ingest.Core;
using Ingest.Core.Stories;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class ClusterArticlesFunction(StoryHandler handler)
{
    [Function("ClusterArticles")]
    public Task RunAsync([TimerTrigger("%Ingest:Stories:Schedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
