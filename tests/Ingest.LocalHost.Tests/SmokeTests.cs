using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingest.LocalHost.Tests;

public sealed class SmokeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Host_RunsEveryKindOfFunction_When_Started()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["Names:Schedule"] = "* * * * * *";

        await app.StartAsync(typeof(QueueFunctions), typeof(BlobFunctions), typeof(TimerFunctions), typeof(HttpFunctions));
        await app.Queue.SendMessageAsync("hello");
        await app.Container.GetBlobClient("a/b.txt").UploadAsync(BinaryData.FromString("content"));
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = app.Host.Services.GetRequiredService<HttpEndpoint>().Address };
        var answer = await http.GetStringAsync("api/hello/world");

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Contains("hello"), describe: () => string.Join("\n", app.Logs.Entries));
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Contains("a/b.txt"), describe: () => string.Join("\n", app.Logs.Entries));
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Any(value => value.StartsWith("past due", StringComparison.Ordinal)));
        Assert.Equal("""{"hello":"world","method":"GET"}""", answer);
        await app.StopAsync();
    }
}
