using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ingest.Core.Batches;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Storage.Batches;

/// <summary>Looks at the queues without taking anything from them.</summary>
public sealed class QueueReader(StorageClients clients, TimeProvider time)
{
    /// <summary>How each queue stands, poison queues included; two transactions a queue.</summary>
    public async Task<IReadOnlyList<QueueReading>> ReadAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(StorageNames.Queues.Select(name => ReadAsync(clients.Queues.GetQueueClient(name), cancellationToken)));

    private async Task<QueueReading> ReadAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await queue.GetPropertiesAsync(cancellationToken);
            Response<PeekedMessage?> oldest = await queue.PeekMessageAsync(cancellationToken);
            var age = oldest.Value?.InsertedOn is { } since ? time.GetUtcNow() - since : TimeSpan.Zero;
            return new QueueReading(queue.Name, properties.Value.ApproximateMessagesCount, age > TimeSpan.Zero ? age : TimeSpan.Zero);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Not created yet: nothing waits there.
            return new QueueReading(queue.Name, 0, TimeSpan.Zero);
        }
    }
}
