using Azure;
using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Queues;

/// <summary>Takes one received message to its end: deleted, visible again, or parked in the poison queue.</summary>
internal sealed partial class QueueMessageProcessor(
    FunctionDescriptor function, QueueEndpoint endpoint, FunctionInvoker invoker, QueueSettings settings, LocalHostOptions options, StorageHealth health, TimeProvider time, ILogger logger)
{
    // The longest pause of a failing message in a queue that has no poison queue; the real host hides such a message for 10 minutes at once.
    private static readonly TimeSpan MaxHiding = TimeSpan.FromMinutes(10);

    /// <summary>Does not throw.</summary>
    public async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            await using var lease = new MessageLease(endpoint.Queue, message, options.MessageLease, time);
            // A function whose message was lost is not cut short, as on the real host: it may have written, and what it does last puts right what came too late.
            // Only a message whose host died each time comes so often without having been parked.
            var result = message.DequeueCount > settings.MaxDequeueCount && endpoint.PoisonName is not null
                ? new InvocationResult("none", new InvalidOperationException("Its earlier deliveries never ended."), WasCutShort: false)
                : await invoker.InvokeAsync(function, new QueueTriggerInput(endpoint.Name, message, settings.IsBase64), CancellationToken.None);
            await lease.EndAsync();
            if (lease.Lost.IsCancellationRequested)
            {
                Log.Lost(logger, function.Name, message.MessageId, endpoint.Name, result.InvocationId);
                return;
            }

            await CompleteAsync(message, lease.PopReceipt, result);
        }
        catch (RequestFailedException exception) when (MessageLease.IsLoss(exception))
        {
            Log.Lost(logger, function.Name, message.MessageId, endpoint.Name, "none");
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The message comes back when its visibility timeout ends; the function must bear that, as on the real host.
            health.Failed(endpoint, $"completing a message of '{endpoint.Name}'", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of this host: the message comes back, and nobody awaits this task who could tell.
            Log.Faulted(logger, function.Name, message.MessageId, exception);
        }
    }

    /// <summary>Gives back a message that no function has seen.</summary>
    public async Task ReleaseAsync(QueueMessage message)
    {
        try
        {
            await HideAsync(message, message.PopReceipt, TimeSpan.Zero);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The host is stopping; the message comes back by itself when its visibility timeout ends.
            health.Failed(endpoint, $"releasing a message of '{endpoint.Name}'", exception);
        }
    }

    private async Task CompleteAsync(QueueMessage message, string popReceipt, InvocationResult result)
    {
        if (result.Succeeded)
        {
            await endpoint.Queue.DeleteMessageAsync(message.MessageId, popReceipt);
        }
        else if (result.WasCutShort)
        {
            Log.CutShort(logger, function.Name, message.MessageId, endpoint.Name);
            await HideAsync(message, popReceipt, TimeSpan.Zero);
        }
        else if (endpoint.PoisonName is null)
        {
            var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, message.DequeueCount), MaxHiding.TotalSeconds));
            Log.WillRetry(logger, function.Name, message.MessageId, endpoint.Name, message.DequeueCount, pause, result.Exception!);
            await HideAsync(message, popReceipt, pause);
        }
        else if (message.DequeueCount >= settings.MaxDequeueCount)
        {
            await endpoint.ParkAsync(message, popReceipt, CancellationToken.None);
            Log.Parked(logger, function.Name, message.MessageId, message.DequeueCount, endpoint.PoisonName, result.Exception!);
        }
        else
        {
            Log.WillRetry(logger, function.Name, message.MessageId, endpoint.Name, message.DequeueCount, settings.VisibilityTimeout, result.Exception!);
            await HideAsync(message, popReceipt, settings.VisibilityTimeout);
        }
    }

    private Task<Response<UpdateReceipt>> HideAsync(QueueMessage message, string popReceipt, TimeSpan pause) =>
        endpoint.Queue.UpdateMessageAsync(message.MessageId, popReceipt, visibilityTimeout: pause);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Functions.{FunctionName} failed on message {MessageId} of '{QueueName}', delivery {DequeueCount}. It will be delivered again in {Pause}")]
        public static partial void WillRetry(ILogger logger, string functionName, string messageId, string queueName, long dequeueCount, TimeSpan pause, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "Functions.{FunctionName} failed on message {MessageId}, delivery {DequeueCount}, the last. It was moved to '{PoisonQueueName}'")]
        public static partial void Parked(ILogger logger, string functionName, string messageId, long dequeueCount, string poisonQueueName, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Functions.{FunctionName} lost message {MessageId} of '{QueueName}' while it ran (Id={InvocationId}); whoever has it now completes it")]
        public static partial void Lost(ILogger logger, string functionName, string messageId, string queueName, string invocationId);

        [LoggerMessage(Level = LogLevel.Error, Message = "The host failed on message {MessageId} for Functions.{FunctionName}; it comes back when its visibility timeout ends")]
        public static partial void Faulted(ILogger logger, string functionName, string messageId, Exception exception);

        [LoggerMessage(Level = LogLevel.Information, Message = "Functions.{FunctionName} was cut short on message {MessageId} of '{QueueName}' because the host stops; the message is visible again")]
        public static partial void CutShort(ILogger logger, string functionName, string messageId, string queueName);
    }
}
