using System.Diagnostics;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Functions.Telemetry;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

/// <summary>What the functions tell of themselves, through the exporter in memory instead of one that sends.</summary>
[Collection(MeasurementCollection.Name)]
public sealed class TelemetryTests(AzuriteAccounts accounts)
{
    private readonly SpanLog _spans = new();
    private readonly List<MetricSnapshot> _metrics = [];

    [Fact]
    public async Task Drop_IsOneTraceFromBlobToRows_When_ItIsAPage()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, Collect);

        var entry = await account.WaitForEndAsync(await account.DropAsync("pages/ferry.html", News.Html(1)));
        await app.StopAsync();

        var trace = _spans.OfTrace(entry.TraceId!);
        Assert.Equal(["pick up drop", "enrich articles", "write articles"], trace.Where(span => span.Source.Name == IngestTelemetry.Name).Select(span => span.DisplayName));
        Assert.Equal(["function PickUpDrop", "pick up drop", "enrich articles", "write articles"], Ancestry(trace, "write articles"));
        Assert.All(trace, span => Assert.Equal(ActivityStatusCode.Ok, span.Status));

        // The invocation that a message came to has a trace of its own, as on Azure; the span says which it was.
        Assert.All(trace.Where(span => span.DisplayName is "enrich articles" or "write articles"), span => Assert.Single(span.Links));
    }

    [Fact]
    public async Task Drop_IsOneTraceThroughEveryQueue_When_ItIsAnArchive()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, Collect);

        var entry = await account.WaitForEndAsync(await account.DropAsync("archive.zip", News.Zip([("a.html", News.Html(2)), ("b.html", News.Html(3))])));
        await app.StopAsync();

        Assert.Equal(["function PickUpDrop", "pick up drop", "parse documents", "enrich articles", "write articles"], Ancestry(_spans.OfTrace(entry.TraceId!), "write articles"));
    }

    [Fact]
    public async Task Drop_HasATraceOfItsOwn_When_TheSweepAsksForIt()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, Collect);
        string[] names = ["one.html", "two.html"];
        await Task.WhenAll((await account.DropAllAsync([(names[0], News.Html(5)), (names[1], News.Html(6))])).Select(account.WaitForEndAsync));

        await app.Get<SweepHandler>().SweepAsync(Stage.Parse, CancellationToken.None);
        await Eventually.IsTrueAsync(() => Task.FromResult(_spans.Named("write articles").Count == 4), StorageAccount.Patience);
        var entries = await Task.WhenAll(names.Select(name => account.WaitForStateAsync(name, DropState.Written)));
        await app.StopAsync();

        var requests = _spans.Named("take requests").Select(span => span.TraceId).ToHashSet();
        Assert.Equal(2, entries.Select(entry => entry.TraceId).Distinct().Count());
        Assert.All(entries, entry =>
        {
            var trace = _spans.OfTrace(entry.TraceId!);

            Assert.Equal(["pick up drop", "enrich articles", "write articles"], Ancestry(trace, "write articles"));
            Assert.DoesNotContain(trace[0].TraceId, requests);
            Assert.Contains(Assert.Single(trace.Single(span => span.DisplayName == "pick up drop").Links).Context.TraceId, requests);
        });
    }

    [Fact]
    public async Task Metrics_CountWhatHappened_When_DropsPassAndFail()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, Collect);

        await account.WaitForEndAsync(await account.DropAsync("pages/ferry.html", News.Html(4)));
        await account.WaitForEndAsync(await account.DropAsync("empty.txt", ""));
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await Eventually.IsTrueAsync(() => _spans.Named("write articles").Any());
        app.Get<MeterProvider>().ForceFlush();
        await app.StopAsync();

        Assert.Equal(1, Sum("ingest.documents", ("stage", "parse"), ("outcome", "article")));
        Assert.Equal(1, Sum("ingest.documents", ("stage", "enrich"), ("outcome", "article")));
        Assert.Equal(1, Sum("ingest.documents", ("stage", "write"), ("outcome", "written")));
        Assert.Equal(1, Sum("ingest.dead_letters", ("reason", "Empty")));
        Assert.True(Sum("ingest.storage.transactions", ("service", "table")) > 0);
        Assert.True(Sum("ingest.storage.transactions", ("service", "queue")) > 0);
        Assert.True(Sum("ingest.storage.transactions", ("service", "blob")) > 0);
        Assert.Equal(1, Count("ingest.article.entities"));
        Assert.All(["pickup", "enrich", "write"], stage => Assert.True(Count("ingest.stage.duration", ("stage", stage), ("outcome", "done")) > 0, stage));
        Assert.Equal(StorageNames.Queues.Order(), Tags("ingest.queue.age", "queue").Order());
        Assert.Equal(StorageNames.Queues.Order(), Tags("ingest.queue.messages", "queue").Order());
    }

    private void Collect(FunctionsApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Storage.Batches.QueueReader>();
        builder.Services.AddHostedService<QueueWatch>();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(IngestTelemetry.Name).AddInMemoryExporter(_spans))
            .WithMetrics(meters => meters.AddMeter(IngestTelemetry.Name).AddInMemoryExporter(_metrics))
            .UseFunctionsWorkerDefaults();
    }

    /// <summary>Names from the root of the trace down to a span.</summary>
    private static string[] Ancestry(IReadOnlyList<Activity> trace, string name)
    {
        var names = new List<string>();

        for (var span = trace.FirstOrDefault(span => span.DisplayName == name); span is not null; span = trace.FirstOrDefault(other => other.SpanId == span.ParentSpanId))
        {
            names.Insert(0, span.DisplayName);
        }

        return [.. names];
    }

    private double Sum(string name, params (string Key, string Value)[] tags) => Points(name, tags).Sum(point => (double)point.GetSumLong());

    private long Count(string name, params (string Key, string Value)[] tags) => Points(name, tags).Sum(point => point.GetHistogramCount());

    private IEnumerable<string> Tags(string name, string key) => Points(name).Select(point => Tag(point, key)!).Distinct();

    // Snapshots are of all since the start: the last one tells everything.
    private List<MetricPoint> Points(string name, params (string Key, string Value)[] tags)
    {
        var points = _metrics.Last(metric => metric.Name == name).MetricPoints;
        return [.. points.Where(point => tags.All(tag => Tag(point, tag.Key) == tag.Value))];
    }

    private static string? Tag(MetricPoint point, string key)
    {
        foreach (var tag in point.Tags)
        {
            if (tag.Key == key)
            {
                return tag.Value?.ToString();
            }
        }

        return null;
    }
}
