using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Diagnostics;

/// <summary>All spans and instruments of the pipeline, under one name.</summary>
public sealed class IngestTelemetry : IDisposable
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Ingest";

    private readonly ActivitySource source = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Counter<long> documents;
    private readonly Counter<long> letters;

    private long articlesWritten;

    public IngestTelemetry()
    {
        documents = meter.CreateCounter<long>("ingest.documents", "{document}", "Documents that left a stage, by stage and outcome.");
        letters = meter.CreateCounter<long>("ingest.dead_letters", "{letter}", "Dead letters, by stage and reason.");
    }

    /// <summary>Articles that left the write stage in this process, duplicates included.</summary>
    public long ArticlesWritten => Interlocked.Read(ref articlesWritten);

    /// <summary>A span of a stage, child of the message's sender where it says who that was.</summary>
    public Activity? Start(string name, string? traceParent = null) =>
        traceParent is null ? source.StartActivity(name, ActivityKind.Consumer) : source.StartActivity(name, ActivityKind.Consumer, traceParent);

    public void Left(Stage stage, string outcome, int count)
    {
        if (count > 0)
        {
            if (stage == Stage.Write)
            {
                Interlocked.Add(ref articlesWritten, count);
            }

            documents.Add(count, new("stage", stage.ToString().ToLowerInvariant()), new("outcome", outcome));
        }
    }

    public void Buried(Stage stage, ReasonCode reason) =>
        letters.Add(1, new("stage", stage.ToString().ToLowerInvariant()), new("reason", reason.ToString()));

    public void Dispose()
    {
        source.Dispose();
        meter.Dispose();
    }
}
