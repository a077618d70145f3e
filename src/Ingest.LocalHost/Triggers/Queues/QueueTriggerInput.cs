using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Invocation;

namespace Ingest.LocalHost.Triggers.Queues;

internal sealed class QueueTriggerInput(string queueName, QueueMessage message, bool isBase64) : TriggerInput
{
    public override string Reason { get; } = $"New message {message.MessageId} on '{queueName}', delivery {message.DequeueCount}";

    public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["DequeueCount"] = message.DequeueCount,
        ["Id"] = message.MessageId,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
        ["PopReceipt"] = message.PopReceipt,
    };

    public override ValueTask<object?> GetValueAsync(Type type, CancellationToken cancellationToken)
    {
        // Here and not before, so that a message that does not convert fails as an invocation, as it does on the real host.
        var decoded = MessageBody.Decode(message, isBase64);
        return ValueTask.FromResult<object?>(MessageBody.ConvertTo(type, decoded));
    }
}
