using System.Collections.Concurrent;
using System.Text.Json;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobProcessorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Blob_IsReportedAndLeftAlone_When_EveryAttemptFails()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:BlobRetryDelay"] = "00:00:00.010";
        app["AzureFunctionsJobHost:extensions:blobs:poisonBlobThreshold"] = "3";
        app.Invocations.Behaviour = (name, _, _) => name == "bad.txt" ? throw new InvalidDataException("bad input") : Task.CompletedTask;
        app.Logs.IsExpectedError = entry => entry.Message.Contains("It was reported to", StringComparison.Ordinal);
        await app.StartAsync(typeof(BlobFunctions));

        await app.UploadAsync(["bad.txt", "good.txt"]);

        await Eventually.IsTrueAsync(() => app.Logs.Entries.Any(entry => entry.Level == LogLevel.Error));
        await app.StopAsync();
        await using var next = app.CreateTwin();
        await next.StartAsync(typeof(BlobFunctions));
        await next.UploadAsync(["next.txt"]);
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

        await app.UploadAsync(["short-lived.txt"]);

        await Eventually.IsTrueAsync(() => attempts == 1);
        await app.StopAsync();
        Assert.Equal(1, attempts);
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
