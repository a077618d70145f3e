namespace Ingest.Core.Batches;

/// <summary>The queues between the stages.</summary>
public interface IStageQueues
{
    /// <summary>Sends a message that never expires to the queue of its stage.</summary>
    Task SendAsync(StageMessage message, CancellationToken cancellationToken);

    /// <summary>Messages waiting, by queue name, poison queues included; approximate, as the service counts.</summary>
    Task<IReadOnlyDictionary<string, int>> DepthsAsync(CancellationToken cancellationToken);
}
