using Azure.Storage.Queues;
using Ingest.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Queues;

public sealed class QueueMessageProcessorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_IsParked_When_EveryDeliveryFails()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";
        app["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"] = "3";
        app.Invocations.Behaviour = (_, _, _) => throw new InvalidDataException("bad input");
        app.Logs.IsExpectedError = entry => entry.Message.Contains("It was moved to", StringComparison.Ordinal);
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("poison");

        await Eventually.IsTrueAsync(async () => await app.PoisonQueue.ExistsAsync() && (await app.PoisonQueue.PeekMessagesAsync()).Value.Length == 1);
        await app.StopAsync();
        var parked = (await app.PoisonQueue.ReceiveMessagesAsync()).Value.Single();
        Assert.Equal("poison", parked.Body.ToString());
        Assert.Equal(DateTimeOffset.MaxValue.Year, parked.ExpiresOn!.Value.Year);
        Assert.Equal(3, app.Invocations.Values.Count);
        Assert.Equal(2, app.Logs.Entries.Count(entry => entry.Level == LogLevel.Warning && entry.Exception is InvalidDataException));
        Assert.Single(app.Logs.Entries, entry => entry.Level == LogLevel.Error && entry.Exception is InvalidDataException);
        Assert.Equal(0, (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Message_IsParkedUnchanged_When_ItIsNotBase64()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";
        app.Logs.IsExpectedError = entry => entry.Exception is FormatException;
        await app.StartAsync(typeof(QueueFunctions));
        var options = new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06);

        await new QueueClient(app.ConnectionString, app.Queue.Name, options).SendMessageAsync("{ not base64 }");

        var poison = new QueueClient(app.ConnectionString, app.PoisonQueue.Name, options);
        await Eventually.IsTrueAsync(async () => await poison.ExistsAsync() && (await poison.PeekMessagesAsync()).Value.Length == 1);
        Assert.Equal("{ not base64 }", (await poison.PeekMessagesAsync()).Value.Single().Body.ToString());
        Assert.Empty(app.Invocations.Values);
        await app.StopAsync();
    }

    [Fact]
    public async Task Message_StaysInThePoisonQueue_When_ThePoisonTriggerFails()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["Names:Queue"] += "-poison";
        var fails = true;
        app.Invocations.Behaviour = (_, _, _) => fails ? throw new InvalidDataException("still bad") : Task.CompletedTask;
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("parked");
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 2);
        fails = false;
        await Eventually.IsTrueAsync(async () => (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        await app.StopAsync();
        Assert.Equal(3, app.Invocations.Values.Count);
        Assert.False((await app.PoisonQueue.ExistsAsync()).Value);
    }

    [Fact]
    public async Task Invocation_Fails_When_ItOutlastsTheFunctionTimeout()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:functionTimeout"] = "00:00:01";
        app["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";
        var attempts = 0;
        app.Invocations.Behaviour = (_, _, token) => Interlocked.Increment(ref attempts) == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("slow once");

        await Eventually.IsTrueAsync(() => attempts == 2);
        await app.StopAsync();
        Assert.Contains(app.Logs.Entries, entry => entry.Exception is TimeoutException && entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Message_IsParkedUnseen_When_ItsDeliveriesNeverEnded()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app.Logs.IsExpectedError = entry => entry.Message.Contains("It was moved to", StringComparison.Ordinal);
        await app.Queue.CreateAsync();
        await app.Queue.SendMessageAsync("kills its host");
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            var message = (await app.Queue.ReceiveMessageAsync()).Value;
            await app.Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }

        await app.StartAsync(typeof(QueueFunctions));

        await Eventually.IsTrueAsync(async () => await app.PoisonQueue.ExistsAsync() && (await app.PoisonQueue.PeekMessagesAsync()).Value.Length == 1);
        await app.StopAsync();
        Assert.Empty(app.Invocations.Values);
    }

    [Fact]
    public async Task Message_IsTakenAsItIs_When_TheEncodingIsNone()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none";
        await app.StartAsync(typeof(QueueFunctions));

        await new QueueClient(app.ConnectionString, app.Queue.Name, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06)).SendMessageAsync("plain text");

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Contains("plain text"));
        await app.StopAsync();
    }
}
