using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>Notes why deliveries fail, so that a dead letter can tell. Costs nothing while they succeed.</summary>
public sealed class DeliveryLog(IDeadLetters letters, TimeProvider time)
{
    /// <summary>Runs a delivery; a failure is noted and goes on to the host, which delivers again or gives up.</summary>
    /// <param name="input">See <see cref="DeliveryFailure.Input"/>.</param>
    public async Task RunAsync(Stage stage, string input, Func<Task> delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);

        try
        {
            await delivery();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Without the delivery's token: it may be cancelled, and the note is short.
            await letters.NoteAsync(new DeliveryFailure(stage, input, exception.GetType().FullName ?? "", exception.Message, Attempts: 1, time.GetUtcNow(), time.GetUtcNow()), CancellationToken.None);
            throw;
        }
    }
}
