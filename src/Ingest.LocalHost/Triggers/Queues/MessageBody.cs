using Azure.Storage.Queues.Models;

namespace Ingest.LocalHost.Triggers.Queues;

/// <summary>Turns a message as it lies in the queue into what a function gets.</summary>
internal static class MessageBody
{
    /// <exception cref="FormatException">The body is not base64, though <c>messageEncoding</c> says so.</exception>
    public static QueueMessage Decode(QueueMessage message, bool isBase64)
    {
        if (!isBase64)
        {
            return message;
        }

        BinaryData body;
        try
        {
            body = BinaryData.FromBytes(System.Convert.FromBase64String(message.Body.ToString()));
        }
        catch (FormatException exception)
        {
            throw new FormatException("The message is not base64. Send it so, or set extensions.queues.messageEncoding of host.json to none.", exception);
        }

        return QueuesModelFactory.QueueMessage(message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
    }

    public static object ConvertTo(Type type, QueueMessage message)
    {
        return type == typeof(QueueMessage) ? message
            : type == typeof(BinaryData) ? message.Body
            : type == typeof(byte[]) ? message.Body.ToArray()
            : message.Body.ToString();
    }
}
