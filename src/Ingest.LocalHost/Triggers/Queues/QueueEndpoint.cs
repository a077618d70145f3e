using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Ingest.LocalHost.Triggers.Queues;

/// <summary>One trigger's queue and its poison queue. The clients read and write bodies as they are, so that a body that does not decode is moved unchanged.</summary>
internal sealed class QueueEndpoint(QueueServiceClient service, string name)
{
    private const string PoisonSuffix = "-poison";

    // The longest name the service takes.
    private const int MaxNameLength = 63;

    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient? _poison =
        IsPoisonName(name) || name.Length + PoisonSuffix.Length > MaxNameLength ? null : service.GetQueueClient(name + PoisonSuffix);

    public string Name => name;

    public bool IsPoison => IsPoisonName(name);

    public QueueClient Queue { get; } = service.GetQueueClient(name);

    /// <summary>Null for a queue that is itself a poison queue, or whose name has no room for the suffix: as in the real host there is no poison queue of a poison queue.</summary>
    public string? PoisonName => _poison?.Name;

    public Task CreateAsync(CancellationToken cancellationToken) => Queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Copies the message to the poison queue, then deletes it: a crash in between leaves it in both.</summary>
    public async Task ParkAsync(QueueMessage message, string popReceipt, CancellationToken cancellationToken)
    {
        await SendAsync(_poison!, message.Body, cancellationToken);
        await Queue.DeleteMessageAsync(message.MessageId, popReceipt, cancellationToken);
    }

    /// <summary>Sends a message that never expires and makes the queue when it is missing.</summary>
    public static async Task SendAsync(QueueClient queue, BinaryData body, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(body, timeToLive: NeverExpires, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The first poison message of this queue: make it only now, so that healthy apps have no empty poison queues.
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(body, timeToLive: NeverExpires, cancellationToken: cancellationToken);
        }
    }

    private static bool IsPoisonName(string name) => name.EndsWith(PoisonSuffix, StringComparison.Ordinal);
}
