using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

/// <summary>One function a poison queue: messages there expire after seven days, dead letters never do.</summary>
public sealed class ParkPoisonFunction(ParkPoisonHandler handler)
{
    [Function("ParkPoisonDrop")]
    public Task ParkDropAsync([QueueTrigger(StorageNames.BlobPoisonQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        ParkAsync(Stage.PickUp, message, context, cancellationToken);

    [Function("ParkPoisonParse")]
    public Task ParkParseAsync([QueueTrigger(StorageNames.ParsePoisonQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        ParkAsync(Stage.Parse, message, context, cancellationToken);

    [Function("ParkPoisonEnrich")]
    public Task ParkEnrichAsync([QueueTrigger(StorageNames.EnrichPoisonQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        ParkAsync(Stage.Enrich, message, context, cancellationToken);

    [Function("ParkPoisonWrite")]
    public Task ParkWriteAsync([QueueTrigger(StorageNames.WritePoisonQueue)] string message, FunctionContext context, CancellationToken cancellationToken) =>
        ParkAsync(Stage.Write, message, context, cancellationToken);

    private Task ParkAsync(Stage stage, string message, FunctionContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync(new PoisonMessage(stage, MessageText.Decode(message)), new MessageContext { InvocationId = context.InvocationId }, cancellationToken);
}
