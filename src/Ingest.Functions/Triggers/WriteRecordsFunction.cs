using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Writing;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

public sealed class WriteRecordsFunction(WriteHandler handler, DeliveryLog deliveries)
{
    [Function("WriteRecords")]
    public Task RunAsync([QueueTrigger(StorageNames.WriteQueue)] string message, FunctionContext context, CancellationToken cancellationToken)
    {
        var batch = StageMessage.Parse(MessageText.Decode(message));
        return deliveries.RunAsync(Stage.Write, batch.BatchId, () => handler.HandleAsync(batch, new MessageContext { InvocationId = context.InvocationId }, cancellationToken));
    }
}
