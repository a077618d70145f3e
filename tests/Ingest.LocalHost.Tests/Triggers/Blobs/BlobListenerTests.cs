using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Ingest.LocalHost.Storage;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobListenerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task EachBlob_IsHandledOnce_When_TwoHundredComeAtOnce()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));

        await UploadAsync(app, Names(200));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count >= 200);
        await app.StopAsync();
        Assert.Equal(Names(200).Order(), app.Invocations.Values.Order());
    }

    [Fact]
    public async Task Blobs_ArePickedUp_When_TheyStoodThereBeforeTheStart()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.Container.CreateAsync();
        await UploadAsync(app, Names(20));

        await app.StartAsync(typeof(BlobFunctions));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 20);
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_IsHandledAgain_When_ItIsOverwritten()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));

        for (var i = 1; i <= 3; i++)
        {
            await UploadAsync(app, ["same.txt"]);
            await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == i);
        }

        await app.StopAsync();
        Assert.Equal(3, app.Invocations.Values.Count);
    }

    [Fact]
    public async Task NewestVersion_IsHandledLast_When_ABlobIsOverwrittenWhileItsFunctionRuns()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var running = 0;
        var atOnce = 0;
        var release = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, _, token) =>
        {
            atOnce = Math.Max(atOnce, Interlocked.Increment(ref running));
            await release.Task.WaitAsync(token);
            Interlocked.Decrement(ref running);
        };
        await app.StartAsync(typeof(BlobFunctions));
        await UploadAsync(app, ["same.txt"]);
        await Eventually.IsTrueAsync(() => running == 1);

        await UploadAsync(app, ["same.txt"]);
        release.SetResult();

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 2 && running == 0);
        await app.StopAsync();
        Assert.Equal(1, atOnce);
    }

    [Fact]
    public async Task EachBlob_IsHandledOnce_When_TwoHostsShareTheAccount()
    {
        await using var one = new TestApp(azurite.ConnectionString);
        await using var two = one.CreateTwin();
        await one.StartAsync(typeof(BlobFunctions));
        await two.StartAsync(typeof(BlobFunctions));

        await UploadAsync(one, Names(100));

        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count + two.Invocations.Values.Count >= 100);
        await one.StopAsync();
        await two.StopAsync();
        Assert.Equal(Names(100).Order(), one.Invocations.Values.Concat(two.Invocations.Values).Order());
    }

    [Fact]
    public async Task SecondHost_GoesOn_When_TheFirstStops()
    {
        await using var one = new TestApp(azurite.ConnectionString);
        await using var two = one.CreateTwin();
        await one.StartAsync(typeof(BlobFunctions));
        await UploadAsync(one, ["first.txt"]);
        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count == 1);
        await two.StartAsync(typeof(BlobFunctions));

        await one.StopAsync();
        await UploadAsync(two, ["second.txt"]);

        await Eventually.IsTrueAsync(() => two.Invocations.Values.Count == 1);
        await two.StopAsync();
        Assert.Equal(["second.txt"], two.Invocations.Values);
    }

    [Fact]
    public async Task ScanStops_And_NothingIsLost_When_TheLockIsTaken()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));
        await UploadAsync(app, ["before.txt"]);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 1);
        var running = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, _, token) =>
        {
            if (running.TrySetResult())
            {
                using var registration = token.Register(() => cancelled.TrySetResult());
                await Task.Delay(Timeout.Infinite, token);
            }
        };
        await UploadAsync(app, ["during.txt"]);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var thief = GetHostContainer(app).GetBlobClient($"locks/{app["LocalHost:HostId"]}/PickUp").GetBlobLeaseClient();
        await thief.BreakAsync(TimeSpan.Zero);
        await thief.AcquireAsync(TimeSpan.FromSeconds(15));

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(15));
        await thief.ReleaseAsync();
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count(name => name == "during.txt") == 2);
        await app.StopAsync();
        Assert.Single(app.Invocations.Values, "before.txt");
    }

    [Fact]
    public async Task Blob_IsReportedAndLeftAlone_When_EveryAttemptFails()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:BlobRetryDelay"] = "00:00:00.010";
        app["AzureFunctionsJobHost:extensions:blobs:poisonBlobThreshold"] = "3";
        app.Invocations.Behaviour = (name, _, _) => name == "bad.txt" ? throw new InvalidDataException("bad input") : Task.CompletedTask;
        app.Logs.IsExpectedError = entry => entry.Message.Contains("It was reported to", StringComparison.Ordinal);
        await app.StartAsync(typeof(BlobFunctions));

        await UploadAsync(app, ["bad.txt", "good.txt"]);

        await Eventually.IsTrueAsync(() => app.Logs.Entries.Any(entry => entry.Level == LogLevel.Error));
        await app.StopAsync();
        await using var next = app.CreateTwin();
        await next.StartAsync(typeof(BlobFunctions));
        await UploadAsync(next, ["next.txt"]);
        await Eventually.IsTrueAsync(() => next.Invocations.Values.Count > 0);
        await next.StopAsync();

        Assert.Equal(3, app.Invocations.Values.Count(name => name == "bad.txt"));
        Assert.Equal(["next.txt"], next.Invocations.Values);
        var messages = (await app.CreateQueueClient("webjobs-blobtrigger-poison").ReceiveMessagesAsync(32)).Value.Select(message => message.Body.ToString());
        using var report = JsonDocument.Parse(Assert.Single(messages, message => message.Contains(app["Names:Container"], StringComparison.Ordinal)));
        var etag = (await app.Container.GetBlobClient("bad.txt").GetPropertiesAsync()).Value.ETag;
        Assert.Equal(
            ["Type=BlobTrigger", "FunctionId=Host.Functions.PickUp", "BlobType=BlockBlob", $"ContainerName={app["Names:Container"]}", "BlobName=bad.txt", $"ETag={etag:H}"],
            report.RootElement.EnumerateObject().Select(property => $"{property.Name}={property.Value}"));
    }

    [Fact]
    public async Task Blob_IsDropped_When_ItIsDeletedMeanwhile()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:BlobRetryDelay"] = "00:00:00.010";
        var attempts = 0;
        app.Invocations.Behaviour = async (name, _, token) =>
        {
            Interlocked.Increment(ref attempts);
            await app.Container.DeleteBlobIfExistsAsync(name, cancellationToken: token);
            throw new FileNotFoundException("gone");
        };
        await app.StartAsync(typeof(BlobFunctions));

        await UploadAsync(app, ["short-lived.txt"]);

        await Eventually.IsTrueAsync(() => attempts == 1);
        await app.StopAsync();
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Receipts_Survive_When_TheHostStartsAgain()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));
        await UploadAsync(app, Names(50));
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 50);
        await app.StopAsync();
        await using var next = app.CreateTwin();

        await next.StartAsync(typeof(BlobFunctions));
        await UploadAsync(next, ["new.txt"]);

        await Eventually.IsTrueAsync(() => next.Invocations.Values.Contains("new.txt"));
        await next.StopAsync();
        Assert.Equal(["new.txt"], next.Invocations.Values);
    }

    [Fact]
    public async Task Function_GetsContentTypesTokensAndBindingData_When_ItAsksForThem()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var data = new ConcurrentBag<IReadOnlyDictionary<string, object?>>();
        app.Invocations.Behaviour = (_, context, _) =>
        {
            data.Add(context!.BindingContext.BindingData);
            return Task.CompletedTask;
        };
        await app.StartAsync(typeof(TypedBlobFunctions));

        await app.Container.GetBlobClient("in/2024/a b/ü.txt").UploadAsync(BinaryData.FromString("für dich"));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 4);
        await app.StopAsync();
        Assert.Equal(["Binary 2024 für dich", "Bytes 2024 9", "Stream 2024 für dich 9", "Text a b/ü für dich"], app.Invocations.Values.Order());
        Assert.Contains(data, entry => entry["BlobTrigger"] as string == $"{app["Names:Container"]}/in/2024/a b/ü.txt" && entry["name"] as string == "a b/ü");
        Assert.All(data, entry => Assert.EndsWith("/in/2024/a%20b/%C3%BC.txt", (string)entry["Uri"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blob_CostsNoTransactionOfItsOwn_When_ItsFunctionDoesNotReadIt()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var counter = new TransactionCounter();
        await app.Container.CreateAsync();
        await UploadAsync(app, Names(100));
        var builder = app.CreateBuilder(typeof(BlobFunctions));
        builder.ConfigureHostStorageClients(counter.AddTo);

        await app.StartAsync(builder);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 100);
        await app.StopAsync();

        Assert.InRange(counter.Total, 1, 20);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"{i % 7}/{i}.txt");

    private static Task UploadAsync(TestApp app, IEnumerable<string> names)
    {
        var container = app.Container;
        return Task.WhenAll(names.Select(name => container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name), overwrite: true)));
    }

    private static BlobContainerClient GetHostContainer(TestApp app) =>
        new(app.ConnectionString, HostLocks.Container, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    public sealed class TypedBlobFunctions(Invocations invocations)
    {
        [Function("Stream")]
        public async Task StreamAsync([BlobTrigger("%Names:Container%/in/{year}/{name}.txt")] Stream content, string year, FunctionContext context)
        {
            using var reader = new StreamReader(content);
            await invocations.RecordAsync($"Stream {year} {await reader.ReadToEndAsync()} {content.Length}", context);
        }

        [Function("Text")]
        public Task TextAsync([BlobTrigger("%Names:Container%/in/{year}/{name}.txt")] string content, string name, FunctionContext context) =>
            invocations.RecordAsync($"Text {name} {content}", context);

        [Function("Binary")]
        public Task BinaryAsync([BlobTrigger("%Names:Container%/in/{year}/{name}.txt")] BinaryData content, string year, FunctionContext context) =>
            invocations.RecordAsync($"Binary {year} {content}", context);

        [Function("Bytes")]
        public Task BytesAsync([BlobTrigger("%Names:Container%/in/{year}/{name}.txt")] byte[] content, string year, FunctionContext context) =>
            invocations.RecordAsync($"Bytes {year} {content.Length}", context);
    }
}
