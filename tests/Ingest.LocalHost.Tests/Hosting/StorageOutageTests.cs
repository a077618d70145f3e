using Ingest.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

public sealed class StorageOutageTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    [Fact]
    public async Task Triggers_GoOn_When_StorageWasAwayForAWhile()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["Names:Schedule"] = "* * * * * *";
        app["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01";
        await app.StartAsync(typeof(QueueFunctions), typeof(BlobFunctions), typeof(TimerFunctions));
        await SendAsync(app, "before");

        await azurite.StopAsync();
        await Eventually.IsTrueAsync(() => app.Logs.Entries.Count(entry => entry.Message.StartsWith("Lost lock", StringComparison.Ordinal)) == 2);
        await azurite.StartAsync();
        await SendAsync(app, "after");

        var ticks = app.Invocations.Values.Count(IsTick);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count(IsTick) > ticks);
        await Eventually.IsTrueAsync(() => app.Logs.Entries.Any(entry => entry.Message == "Storage answered again"));
        await app.StopAsync();
        Assert.Single(app.Logs.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.StartsWith("Storage failed", StringComparison.Ordinal));
        Assert.Single(app.Invocations.Values, "blob-before");
        Assert.Single(app.Invocations.Values, "message-before");
    }

    [Fact]
    public async Task Host_StartsAndWaits_When_StorageIsAwayAtTheStart()
    {
        await azurite.StopAsync();
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01";
        await app.StartAsync(typeof(QueueFunctions), typeof(BlobFunctions));

        await azurite.StartAsync();
        await Eventually.IsTrueAsync(async () => await app.Queue.ExistsAsync() && await app.Container.ExistsAsync());
        await SendAsync(app, "late");

        await app.StopAsync();
    }

    private static bool IsTick(string value) => value.StartsWith("past due", StringComparison.Ordinal);

    private static async Task SendAsync(TestApp app, string name)
    {
        await app.Queue.SendMessageAsync($"message-{name}");
        await app.Container.GetBlobClient($"blob-{name}").UploadAsync(BinaryData.FromString(name));
        await Eventually.IsTrueAsync(
            () => app.Invocations.Values.Contains($"message-{name}") && app.Invocations.Values.Contains($"blob-{name}"), TimeSpan.FromSeconds(60), () => string.Join("\n", app.Logs.Entries));
    }
}
