using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Reingestion;

namespace Ingest.Core.Diagnostics;

/// <summary>All spans and instruments of the pipeline, under one name. docs/operations.md lists them.</summary>
public sealed class IngestTelemetry : IDisposable
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Ingest";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _documents;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _entities;
    private readonly Counter<long> _letters;
    private readonly Counter<long> _transactions;
    private readonly Counter<long> _gaps;
    private readonly Gauge<double> _queueAge;
    private readonly Gauge<int> _queueMessages;

    private long _articlesWritten;

    public IngestTelemetry()
    {
        _documents = _meter.CreateCounter<long>("ingest.documents", "{document}", "Documents that left a stage, by stage and outcome.");
        _duration = _meter.CreateHistogram<double>("ingest.stage.duration", "s", "Time that a stage took for one message or blob, by stage and outcome.");
        _entities = _meter.CreateHistogram<int>("ingest.article.entities", "{entity}", "Entities found in an article.");
        _letters = _meter.CreateCounter<long>("ingest.dead_letters", "{letter}", "Dead letters, by stage and reason.");
        _transactions = _meter.CreateCounter<long>("ingest.storage.transactions", "{transaction}", "Requests to storage, by service and outcome.");
        _gaps = _meter.CreateCounter<long>("ingest.sweep.gaps", "{gap}", "Gaps that a finished sweep has found, by kind.");
        _queueAge = _meter.CreateGauge<double>("ingest.queue.age", "s", "Time that the oldest message that is visible has waited, by queue.");
        _queueMessages = _meter.CreateGauge<int>("ingest.queue.messages", "{message}", "Messages in a queue, by queue; approximate.");
    }

    /// <summary>Articles that left the write stage in this process, duplicates included.</summary>
    public long ArticlesWritten => Interlocked.Read(ref _articlesWritten);

    /// <summary>
    /// Runs a stage in a span of its own. Where the message names its sender, the span is the sender's child, so that a drop is one trace across all queues,
    /// and links to the invocation that handles the message.
    /// </summary>
    /// <param name="name">Of low cardinality: what is done, not to what.</param>
    public Task RunAsync(Stage stage, string name, string? sender, Func<Task> work) =>
        ActivityContext.TryParse(sender, traceState: null, isRemote: true, out var parent)
            ? RunAsync(stage, () => _source.StartActivity(name, ActivityKind.Consumer, parent, links: LinkTo(Activity.Current, parent.TraceId)), work)
            : RunAsync(stage, () => _source.StartActivity(name, ActivityKind.Consumer), work);

    /// <summary>Runs a stage in a trace of its own, linked to the one that asked for it: a sweep that asks for a thousand drops is not one trace of them all.</summary>
    public Task RunApartAsync(Stage stage, string name, Func<Task> work) => RunAsync(stage, () => StartApart(name), work);

    /// <summary>A span that belongs to no stage.</summary>
    public Activity? Start(string name) => _source.StartActivity(name, ActivityKind.Internal);

    public void Left(Stage stage, string outcome, int count)
    {
        if (count > 0)
        {
            if (stage == Stage.Write)
            {
                Interlocked.Add(ref _articlesWritten, count);
            }

            _documents.Add(count, OfStage(stage), new("outcome", outcome));
        }
    }

    public void Found(int entitiesInArticle) => _entities.Record(entitiesInArticle);

    public void Buried(Stage stage, ReasonCode reason) => _letters.Add(1, OfStage(stage), new("reason", reason.ToString()));

    /// <param name="service">blob, queue or table.</param>
    /// <param name="status">Of the answer; 0 for none.</param>
    public void Transacted(string service, int status) => _transactions.Add(1, new("service", service), new("outcome", OutcomeOf(status)));

    public void Swept(GapKind kind, int count) => _gaps.Add(count, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Waiting(QueueReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);

        var queue = new KeyValuePair<string, object?>("queue", reading.Queue);
        _queueAge.Record(reading.Age.TotalSeconds, queue);
        _queueMessages.Record(reading.Messages, queue);
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private async Task RunAsync(Stage stage, Func<Activity?> start, Func<Task> work)
    {
        using var activity = start();
        activity?.SetTag("messaging.operation.type", "process");
        activity?.SetTag("ingest.stage", NameOf(stage));
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";

        try
        {
            await work();
            outcome = "done";
        }
        finally
        {
            activity?.SetStatus(outcome == "done" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, OfStage(stage), new("outcome", outcome));
        }
    }

    private Activity? StartApart(string name)
    {
        // A span without a parent cannot be asked for while another one is current.
        var asker = Activity.Current;
        Activity.Current = null;
        var activity = _source.StartActivity(name, ActivityKind.Consumer, default(ActivityContext), links: LinkTo(asker, default));

        if (activity is null)
        {
            Activity.Current = asker;
        }

        return activity;
    }

    private static IEnumerable<ActivityLink>? LinkTo(Activity? other, ActivityTraceId trace) => other is null || other.TraceId == trace ? null : [new ActivityLink(other.Context)];

    private static string OutcomeOf(int status) => status switch
    {
        // 304, 404, 409, 412: the answer of a condition, which the code asks for.
        (>= 200 and < 300) or 304 or 404 or 409 or 412 => "done",
        429 or 503 => "throttled",
        _ => "failed",
    };

    private static KeyValuePair<string, object?> OfStage(Stage stage) => new("stage", NameOf(stage));

    private static string NameOf(Stage stage) => stage.ToString().ToLowerInvariant();
}
