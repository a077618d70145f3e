using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

public sealed class DrainTests(AzuriteFixture azurite)
{
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
}
