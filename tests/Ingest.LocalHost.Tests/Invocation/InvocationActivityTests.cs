using System.Collections.Concurrent;
using System.Diagnostics;
using Ingest.LocalHost.Invocation;
using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Invocation;

public sealed class InvocationActivityTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task EachInvocation_HasASpanOfItsOwn_When_SomebodyListens()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InvocationActivity.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = new TestApp(azurite.ConnectionString);
        var invocations = new ConcurrentQueue<string>();
        app.Invocations.Behaviour = (value, context, _) =>
        {
            invocations.Enqueue(context!.InvocationId);
            return value == "bad" && invocations.Count == 1 ? throw new InvalidDataException("bad input") : Task.CompletedTask;
        };
        app["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";
        using var ambient = new Activity("the test's own").Start();
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("bad");

        List<Activity> own = [];
        await Eventually.IsTrueAsync(() => (own = [.. spans.Where(span => invocations.Contains(span.GetTagItem("faas.invocation_id") as string))]).Count == 2);
        await app.StopAsync();
        Assert.All(own, span => Assert.Equal("function Receive", span.OperationName));
        Assert.All(own, span => Assert.Null(span.ParentId));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Ok], own.OrderBy(span => span.StartTimeUtc).Select(span => span.Status));
    }
}
