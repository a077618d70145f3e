using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;

namespace Ingest.Core.Tests.Diagnostics;

/// <summary>Listeners hear every instance in the process: what is measured here has a name that only this test gives.</summary>
public sealed class IngestTelemetryTests : IDisposable
{
    private readonly IngestTelemetry _telemetry = new();
    private readonly string _name = Guid.NewGuid().ToString("N");

    public void Dispose() => _telemetry.Dispose();

    [Theory]
    [InlineData(200, "done")]
    [InlineData(201, "done")]
    [InlineData(299, "done")]
    [InlineData(304, "done")]
    [InlineData(404, "done")]
    [InlineData(409, "done")]
    [InlineData(412, "done")]
    [InlineData(429, "throttled")]
    [InlineData(503, "throttled")]
    [InlineData(0, "failed")]
    [InlineData(199, "failed")]
    [InlineData(300, "failed")]
    [InlineData(403, "failed")]
    [InlineData(500, "failed")]
    public void Transacted_TellsTheOutcome_When_StorageAnswered(int status, string outcome)
    {
        using var meters = new MeterListener();
        var outcomes = new List<object?>();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "ingest.storage.transactions")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.ToArray().Contains(new("service", _name)))
            {
                outcomes.Add(tags.ToArray().Single(tag => tag.Key == "outcome").Value);
            }
        });
        meters.Start();

        _telemetry.Transacted(_name, status);

        Assert.Equal([outcome], outcomes);
    }

    [Fact]
    public async Task Run_IsAChildOfItsSender_When_TheMessageNamesOne()
    {
        using var spans = Listen(out var stopped);
        var sender = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        using var invocation = new Activity("invocation").Start();

        await _telemetry.RunAsync(Stage.Write, _name, $"00-{sender.TraceId}-{sender.SpanId}-01", () => Task.CompletedTask);

        var span = Assert.Single(stopped);
        Assert.Equal((sender.TraceId, sender.SpanId, ActivityStatusCode.Ok), (span.TraceId, span.ParentSpanId, span.Status));
        Assert.Equal(invocation.TraceId, Assert.Single(span.Links).Context.TraceId);
        Assert.Equal("write", span.GetTagItem("ingest.stage"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no trace")]
    public async Task Run_StaysInTheTraceOfItsInvocation_When_NoSenderIsNamed(string? sender)
    {
        using var spans = Listen(out var stopped);
        using var invocation = new Activity("invocation").Start();

        await _telemetry.RunAsync(Stage.Write, _name, sender, () => Task.CompletedTask);

        Assert.Equal((invocation.TraceId, 0), (Assert.Single(stopped).TraceId, stopped[0].Links.Count()));
    }

    [Fact]
    public async Task Run_MarksItsSpan_When_TheWorkFails()
    {
        using var spans = Listen(out var stopped);

        await Assert.ThrowsAsync<TimeoutException>(() => _telemetry.RunAsync(Stage.Write, _name, sender: null, () => throw new TimeoutException()));

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(stopped).Status);
    }

    [Fact]
    public async Task RunApart_HasATraceOfItsOwn_When_AnotherOneAsks()
    {
        using var spans = Listen(out var stopped);
        using var asker = new Activity("asker").Start();

        await _telemetry.RunApartAsync(Stage.PickUp, _name, () => Task.CompletedTask);

        var span = Assert.Single(stopped);
        Assert.NotEqual(asker.TraceId, span.TraceId);
        Assert.Equal(asker.TraceId, Assert.Single(span.Links).Context.TraceId);
    }

    [Fact]
    public async Task RunApart_LeavesTheCurrentSpan_When_NobodyListens()
    {
        using var asker = new Activity("asker").Start();
        Activity? inside = null;

        await _telemetry.RunApartAsync(Stage.PickUp, _name, () =>
        {
            inside = Activity.Current;
            return Task.CompletedTask;
        });

        Assert.Same(asker, inside);
    }

    [Fact]
    public void Left_CountsArticles_When_TheyLeaveTheWriteStage()
    {
        _telemetry.Left(Stage.Write, "written", 3);
        _telemetry.Left(Stage.Write, "duplicate", 0);
        _telemetry.Left(Stage.Parse, "article", 5);

        Assert.Equal(3, _telemetry.ArticlesWritten);
    }

    private ActivityListener Listen(out List<Activity> stopped)
    {
        var heard = stopped = [];
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == IngestTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> span) => span.Name == _name ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = heard.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
