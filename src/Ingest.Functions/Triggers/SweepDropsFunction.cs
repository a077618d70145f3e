using Ingest.Core;
using Ingest.Core.Reingestion;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class SweepDropsFunction(SweepHandler handler)
{
    [Function("SweepDrops")]
    public Task RunAsync([TimerTrigger("%Ingest:Sweep:Schedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
