using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class WriteRecordsFunction(WriteHandler handler)
{
    [Function("WriteRecords")]
    public Task RunAsync([QueueTrigger(StorageNames.WriteQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(StageMessage.Parse(message), new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
