using Azure;
using Ingest.Core.Batches;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Storage.Batches;

/// <summary>The queues between the stages.</summary>
public sealed class StorageStageQueues(StorageClients clients) : IStageQueues
{
    // The service's word for "never": a message must not expire before it is handled.
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    public Task SendAsync(StageMessage message, CancellationToken cancellationToken) =>
        clients.Queues.GetQueueClient(QueueOf(message.Stage)).SendMessageAsync(message.ToJson(), timeToLive: NeverExpires, cancellationToken: cancellationToken);

    public async Task<IReadOnlyDictionary<string, int>> DepthsAsync(CancellationToken cancellationToken)
    {
        var depths = await Task.WhenAll(StorageNames.Queues.Select(async name => (Name: name, Depth: await DepthAsync(name, cancellationToken))));
        return depths.ToDictionary(queue => queue.Name, queue => queue.Depth);
    }

    private static string QueueOf(Stage stage) => stage switch
    {
        Stage.PickUp or Stage.Parse => StorageNames.ParseQueue,
        Stage.Enrich => StorageNames.EnrichQueue,
        Stage.Write => StorageNames.WriteQueue,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private async Task<int> DepthAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await clients.Queues.GetQueueClient(name).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Not created yet: nothing waits there.
            return 0;
        }
    }
}
