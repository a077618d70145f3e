using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
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
        var counter = new TransactionCounter();
        var builder = app.CreateBuilder(typeof(QueueFunctions));
        builder.ConfigureHostStorageClients(counter.AddTo);
        await app.StartAsync(builder);
        var queue = app.Queue;
        var latencies = new List<double>();

        for (var i = 0; i < 10; i++)
        {
            // Past the listener's short pauses, so that only the wake-up can be as fast.
            counter.Reset();
            await Eventually.IsTrueAsync(() => counter.Total >= 4);
            await queue.SendMessageAsync("now");
            var sent = clock.Elapsed;
            await Eventually.IsTrueAsync(() => started.Count == i + 1);
            latencies.Add((started.Last() - sent).TotalMilliseconds);
        }

        latencies.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"send to start, ms: median {latencies[5]:0.0}, slowest {latencies[^1]:0.0}");
        Assert.InRange(latencies[5], 0, 50);
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
