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

    private readonly ActivitySource source = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Counter<long> documents;
    private readonly Histogram<double> duration;
    private readonly Histogram<int> entities;
    private readonly Counter<long> letters;
    private readonly Counter<long> transactions;
    private readonly Counter<long> gaps;
    private readonly Gauge<double> queueAge;
    private readonly Gauge<int> queueMessages;

    private long articlesWritten;

    public IngestTelemetry()
    {
        documents = meter.CreateCounter<long>("ingest.documents", "{document}", "Documents that left a stage, by stage and outcome.");
        duration = meter.CreateHistogram<double>("ingest.stage.duration", "s", "Time that a stage took for one message or blob, by stage and outcome.");
        entities = meter.CreateHistogram<int>("ingest.article.entities", "{entity}", "Entities found in an article.");
        letters = meter.CreateCounter<long>("ingest.dead_letters", "{letter}", "Dead letters, by stage and reason.");
        transactions = meter.CreateCounter<long>("ingest.storage.transactions", "{transaction}", "Requests to storage, by service and outcome.");
        gaps = meter.CreateCounter<long>("ingest.sweep.gaps", "{gap}", "Gaps that a finished sweep has found, by kind.");
        queueAge = meter.CreateGauge<double>("ingest.queue.age", "s", "Time that the oldest message that is visible has waited, by queue.");
        queueMessages = meter.CreateGauge<int>("ingest.queue.messages", "{message}", "Messages in a queue, by queue; approximate.");
    }

    /// <summary>Articles that left the write stage in this process, duplicates included.</summary>
    public long ArticlesWritten => Interlocked.Read(ref articlesWritten);

    /// <summary>
    /// Runs a stage in a span of its own. Where the message names its sender, the span is the sender's child, so that a drop is one trace across all queues,
    /// and links to the invocation that handles the message.
    /// </summary>
    /// <param name="name">Of low cardinality: what is done, not to what.</param>
    public Task RunAsync(Stage stage, string name, string? sender, Func<Task> work) =>
        ActivityContext.TryParse(sender, traceState: null, isRemote: true, out var parent)
            ? RunAsync(stage, () => source.StartActivity(name, ActivityKind.Consumer, parent, links: LinkTo(Activity.Current, parent.TraceId)), work)
            : RunAsync(stage, () => source.StartActivity(name, ActivityKind.Consumer), work);

    /// <summary>Runs a stage in a trace of its own, linked to the one that asked for it: a sweep that asks for a thousand drops is not one trace of them all.</summary>
    public Task RunApartAsync(Stage stage, string name, Func<Task> work) => RunAsync(stage, () => StartApart(name), work);

    /// <summary>A span that belongs to no stage.</summary>
    public Activity? Start(string name) => source.StartActivity(name, ActivityKind.Internal);

    public void Left(Stage stage, string outcome, int count)
    {
        if (count > 0)
        {
            if (stage == Stage.Write)
            {
                Interlocked.Add(ref articlesWritten, count);
            }

            documents.Add(count, OfStage(stage), new("outcome", outcome));
        }
    }

    public void Found(int entitiesInArticle) => entities.Record(entitiesInArticle);

    public void Buried(Stage stage, ReasonCode reason) => letters.Add(1, OfStage(stage), new("reason", reason.ToString()));

    /// <param name="service">blob, queue or table.</param>
    /// <param name="status">Of the answer; 0 for none.</param>
    public void Transacted(string service, int status) => transactions.Add(1, new("service", service), new("outcome", OutcomeOf(status)));

    public void Swept(GapKind kind, int count) => gaps.Add(count, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Waiting(QueueReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);

        var queue = new KeyValuePair<string, object?>("queue", reading.Queue);
        queueAge.Record(reading.Age.TotalSeconds, queue);
        queueMessages.Record(reading.Messages, queue);
    }

    public void Dispose()
    {
        source.Dispose();
        meter.Dispose();
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
            duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, OfStage(stage), new("outcome", outcome));
        }
    }

    private Activity? StartApart(string name)
    {
        // A span without a parent cannot be asked for while another one is current.
        var asker = Activity.Current;
        Activity.Current = null;
        var activity = source.StartActivity(name, ActivityKind.Consumer, default(ActivityContext), links: LinkTo(asker, default));

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
