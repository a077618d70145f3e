using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Queues;

public sealed class MessageLeaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Function_RunsToItsEndAndMessageIsKept_When_ThePopReceiptIsLost()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:MessageLease"] = "00:00:01";
        var ended = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, context, token) =>
        {
            var data = context!.BindingContext.BindingData;
            await app.Queue.UpdateMessageAsync((string)data["Id"]!, (string)data["PopReceipt"]!, visibilityTimeout: TimeSpan.FromMinutes(10), cancellationToken: token);
            await Task.Delay(TimeSpan.FromSeconds(2), token);
            ended.TrySetResult();
        };
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("taken over");

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
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
}
