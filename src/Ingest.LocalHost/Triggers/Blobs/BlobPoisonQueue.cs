using System.Text.Json;
using Azure.Storage.Queues;
using Ingest.LocalHost.Triggers.Queues;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>The queue in which ops, or a queue trigger, find the blobs that failed too often.</summary>
internal sealed class BlobPoisonQueue(QueueServiceClient service)
{
    public const string Name = "webjobs-blobtrigger-poison";

    /// <summary>The body is base64, whatever <c>host.json</c> says of the app's own queues.</summary>
    public Task SendAsync(string functionId, string container, BlobVersion version, CancellationToken cancellationToken)
    {
        var message = new BlobPoisonMessage { FunctionId = functionId, ContainerName = container, BlobName = version.Name, ETag = $"\"{version.PlainETag}\"" };
        var json = JsonSerializer.SerializeToUtf8Bytes(message, BlobPoisonJson.Default.BlobPoisonMessage);
        return QueueEndpoint.SendAsync(service.GetQueueClient(Name), new BinaryData(Convert.ToBase64String(json)), cancellationToken);
    }
}
