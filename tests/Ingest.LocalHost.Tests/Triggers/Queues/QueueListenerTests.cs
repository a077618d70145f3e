using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Queues;

public sealed class QueueListenerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Messages_AreHandledOnceAndDeleted_When_ManyAreSent()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(QueueFunctions));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => app.Queue.SendMessageAsync($"message {i}")));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count >= 100);
        await app.StopAsync();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"message {i}").Order(), app.Invocations.Values.Order());
        Assert.Equal(0, (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Function_StartsWithinFiftyMilliseconds_When_ThisProcessSends()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:01:00";
        var clock = Stopwatch.StartNew();
        var started = new ConcurrentQueue<TimeSpan>();
        app.Invocations.Behaviour = (_, _, _) =>
        {
            started.Enqueue(clock.Elapsed);
            return Task.CompletedTask;
        };
        await app.StartAsync(typeof(QueueFunctions));
        var queue = app.Queue;
        var latencies = new List<double>();

        for (var i = 0; i < 30; i++)
        {
            // Past the listener's short pauses, so that only the wake-up can be as fast.
            await Task.Delay(TimeSpan.FromMilliseconds(i < 5 ? 400 : 30));
            await queue.SendMessageAsync("now");
            var sent = clock.Elapsed;
            await Eventually.IsTrueAsync(() => started.Count == i + 1);
            latencies.Add((started.Last() - sent).TotalMilliseconds);
        }

        latencies.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"send to start, ms: median {latencies[15]:0.0}, slowest {latencies[^1]:0.0}");
        Assert.InRange(latencies[15], 0, 50);
    }

    [Fact]
    public async Task Host_IsNotWoken_When_AnotherAccountGetsAMessage()
    {
        var installation = await LocalHost.Azurite.AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        await using var other = await LocalHost.Azurite.AzuriteProcess.StartAsync(installation, new LocalHost.Azurite.AzuriteOptions());
        await using var here = new TestApp(azurite.ConnectionString);
        await using var there = new TestApp(other.ConnectionString);
        there["Names:Queue"] = here["Names:Queue"];
        var counter = new TransactionCounter();
        here["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:01:00";
        var builder = here.CreateBuilder(typeof(QueueFunctions));
        builder.ConfigureHostStorageClients(counter.AddTo);
        await here.StartAsync(builder);
        await there.StartAsync(typeof(QueueFunctions));

        await Eventually.IsTrueAsync(() => counter.Total > 8);
        counter.Reset();
        for (var i = 0; i < 20; i++)
        {
            await there.Queue.SendMessageAsync("elsewhere");
        }

        await Eventually.IsTrueAsync(() => there.Invocations.Values.Count == 20);
        Assert.Empty(here.Invocations.Values);
        Assert.InRange(counter.Total, 0, 5);
    }

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
    public async Task Function_IsCancelledAndMessageKept_When_ThePopReceiptIsLost()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:MessageLease"] = "00:00:02";
        var cancelled = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, context, token) =>
        {
            var data = context!.BindingContext.BindingData;
            await app.Queue.UpdateMessageAsync((string)data["Id"]!, (string)data["PopReceipt"]!, visibilityTimeout: TimeSpan.FromMinutes(10), cancellationToken: token);
            using var registration = token.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, token);
        };
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("taken over");

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.IsTrueAsync(() => app.Logs.Entries.Any(entry => entry.Message.Contains("lost message", StringComparison.Ordinal)));
        await app.StopAsync();
        Assert.Equal(1, (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Single(app.Invocations.Values);
    }

    [Fact]
    public async Task Message_StaysHidden_When_TheFunctionOutlastsTheLease()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:MessageLease"] = "00:00:01";
        app.Invocations.Behaviour = (_, _, token) => Task.Delay(TimeSpan.FromSeconds(4), token);
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("slow");

        await Eventually.IsTrueAsync(async () => app.Invocations.Values.Count > 0 && (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
        await app.StopAsync();
        Assert.Single(app.Invocations.Values);
    }

    [Fact]
    public async Task RunningFunctions_Finish_When_TheHostStops()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:batchSize"] = "4";
        app["AzureFunctionsJobHost:extensions:queues:newBatchThreshold"] = "0";
        var release = new TaskCompletionSource();
        var finished = 0;
        app.Invocations.Behaviour = async (_, _, token) =>
        {
            await release.Task.WaitAsync(token);
            Interlocked.Increment(ref finished);
        };
        await app.Queue.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => app.Queue.SendMessageAsync($"{i}")));
        await app.StartAsync(typeof(QueueFunctions));
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 4);

        var stopping = app.StopAsync();
        release.SetResult();
        await stopping;

        Assert.Equal(4, finished);
        Assert.Equal(4, app.Invocations.Values.Count);
        Assert.Equal(16, (await app.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Message_IsVisibleAgain_When_TheDrainTimeEnds()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:DrainTime"] = "00:00:00.200";
        app.Invocations.Behaviour = (_, _, token) => Task.Delay(Timeout.Infinite, token);
        await app.StartAsync(typeof(QueueFunctions));
        await app.Queue.SendMessageAsync("endless");
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 1);

        await app.StopAsync();

        var message = (await app.Queue.ReceiveMessagesAsync()).Value.Single();
        Assert.Equal(2, message.DequeueCount);
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
    public async Task Function_GetsEachTypeAndTheBindingData_When_ItAsksForThem()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        IReadOnlyDictionary<string, object?>? data = null;
        app.Invocations.Behaviour = (value, context, _) =>
        {
            data = context?.BindingContext.BindingData ?? data;
            return Task.CompletedTask;
        };
        foreach (var name in new[] { "Message", "Binary", "Bytes" })
        {
            app[$"Names:{name}"] = RandomName.Create("queue");
        }

        await app.StartAsync(typeof(TypedQueueFunctions));
        foreach (var name in new[] { "Message", "Binary", "Bytes" })
        {
            await app.CreateQueueClient(app[$"Names:{name}"]).SendMessageAsync($"für {name}");
        }

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 3);
        await app.StopAsync();
        Assert.Equal(["Binary: für Binary", "Bytes: für Bytes", "Message: für Message"], app.Invocations.Values.Order());
        Assert.Equal(["DequeueCount", "ExpirationTime", "Id", "InsertionTime", "NextVisibleTime", "PopReceipt", "QueueTrigger"], data!.Keys.Order());
        Assert.Equal(1L, data["DequeueCount"]);
    }

    public sealed class TypedQueueFunctions(Invocations invocations)
    {
        [Function("Message")]
        public Task MessageAsync([QueueTrigger("%Names:Message%")] QueueMessage message, FunctionContext context) => invocations.RecordAsync($"Message: {message.Body}", context);

        [Function("Binary")]
        public Task BinaryAsync([QueueTrigger("%Names:Binary%")] BinaryData message) => invocations.RecordAsync($"Binary: {message}");

        [Function("Bytes")]
        public void Bytes([QueueTrigger("%Names:Bytes%")] byte[] message) => _ = invocations.RecordAsync($"Bytes: {System.Text.Encoding.UTF8.GetString(message)}");
    }
}
