using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Intake;

/// <summary>Takes what lies on the parse queue: a batch, a request of the sweep or of a replay, or Event Grid's word that a blob was deleted.</summary>
public sealed class ParseQueueHandler(ParseHandler parse, PickUpHandler pickUp, DeliveryLog deliveries)
{
    /// <param name="text">The message as it was.</param>
    /// <param name="dropContainer">Name of the container that files are dropped into.</param>
    /// <exception cref="BadMessageException">The text is neither an event nor a message of this version.</exception>
    public Task HandleAsync(string text, string dropContainer, MessageContext context, CancellationToken cancellationToken)
    {
        if (BlobEvent.BlobOf(text, dropContainer) is { } blob)
        {
            return deliveries.RunAsync(Stage.PickUp, blob, () => pickUp.HandleAsync(new PickUpMessage { Blob = blob }, context, cancellationToken));
        }

        var message = StageMessage.Parse(text);
        return deliveries.RunAsync(Stage.Parse, message.BatchId, () => parse.HandleAsync(message, context, cancellationToken));
    }
}
