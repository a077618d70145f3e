using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Reingestion;

/// <summary>
/// Compares the container with the ledger and has put right what differs: missed, changed, deleted and stuck drops are picked up again, outdated ones
/// run again from the stage that is new. Bounded in memory and in work a run, resumable, safe beside drops and other sweeps.
/// </summary>
public sealed partial class SweepHandler(
    DropComparison comparison,
    Retention retention,
    StageChannel channel,
    IStageQueues queues,
    ISweepLog log,
    IngestTelemetry telemetry,
    TimeProvider time,
    IOptions<SweepOptions> options,
    ILogger<SweepHandler> logger)
{
    /// <summary>The timer's run: resumes the sweep that the last run was cut short in, or starts a new one.</summary>
    public async Task<SweepReport> HandleAsync(MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("sweep drops");
        var checkpoint = await log.FindCheckpointAsync(cancellationToken) ?? new SweepCheckpoint(0, new SweepTally { StartedAt = time.GetUtcNow() });
        var deadline = time.GetUtcNow() + options.Value.MaxRunTime;
        var (next, isComplete) = await RunAsync(checkpoint, options.Value.ReplayOutdated, again: null, deadline, options.Value.MaxRequests, cancellationToken);

        if (!isComplete)
        {
            await log.SaveAsync(next, cancellationToken);
            Log.Paused(logger, next.NextBucket);
            return new SweepReport(next.Tally, IsComplete: false);
        }

        await log.ForgetCheckpointAsync(cancellationToken);
        return await CertifyAsync(next.Tally, cancellationToken);
    }

    /// <summary>A whole sweep in one go.</summary>
    /// <param name="again">Run every drop that has come to its end again from this stage on; null for those that are outdated.</param>
    public async Task<SweepReport> SweepAsync(Stage? again, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("sweep drops");
        var start = new SweepCheckpoint(0, new SweepTally { StartedAt = time.GetUtcNow() });
        var (end, _) = await RunAsync(start, replayOutdated: true, again, DateTimeOffset.MaxValue, int.MaxValue, cancellationToken);
        return await CertifyAsync(end.Tally, cancellationToken);
    }

    /// <summary>What a sweep would put right now.</summary>
    /// <param name="again">See <see cref="SweepAsync"/>.</param>
    public IAsyncEnumerable<BucketReport> PlanAsync(Stage? again, CancellationToken cancellationToken) =>
        comparison.CompareAsync(fromBucket: 0, StuckBefore(), again, cancellationToken);

    /// <summary>Every blob whose newest version has not come to its end, however young: none of them means that nothing was lost.</summary>
    public IAsyncEnumerable<Gap> VerifyAsync(CancellationToken cancellationToken) =>
        comparison.CompareAsync(fromBucket: 0, stuckBefore: DateTimeOffset.MaxValue, again: null, cancellationToken)
            .SelectMany(report => report.Gaps.Where(gap => gap.Kind != GapKind.Outdated));

    private async Task<(SweepCheckpoint Next, bool IsComplete)> RunAsync(
        SweepCheckpoint start, bool replayOutdated, Stage? again, DateTimeOffset deadline, int maxRequests, CancellationToken cancellationToken)
    {
        var next = start with { Tally = start.Tally with { Runs = start.Tally.Runs + 1 } };
        var takesOutdated = replayOutdated && (again is not null || await AreQueuesQuietAsync(cancellationToken));
        var requested = 0;

        await foreach (var report in comparison.CompareAsync(start.NextBucket, StuckBefore(), again, cancellationToken))
        {
            var wanted = report.Gaps.Where(gap => takesOutdated || gap.Kind != GapKind.Outdated).ToArray();
            await RequestAsync(wanted, cancellationToken);
            requested += wanted.Length;
            var cleared = await retention.ApplyAsync(report.Entries, cancellationToken);
            var tally = next.Tally.With(report);
            next = new SweepCheckpoint(report.Bucket + 1, tally with { Requested = tally.Requested + wanted.Length, Cleared = tally.Cleared + cleared });

            if (requested >= maxRequests || time.GetUtcNow() >= deadline)
            {
                return (next, IsComplete: false);
            }
        }

        var swept = await retention.ApplyAsync(cancellationToken);
        return (next with { Tally = next.Tally with { Cleared = next.Tally.Cleared + swept } }, IsComplete: true);
    }

    private async Task RequestAsync(IReadOnlyCollection<Gap> gaps, CancellationToken cancellationToken)
    {
        foreach (var same in gaps.GroupBy(gap => gap.Again))
        {
            await channel.RequestAsync(same.Select(gap => new PickUpRequest(gap.Blob, gap.Version)), same.Key, cancellationToken);
        }
    }

    private async Task<bool> AreQueuesQuietAsync(CancellationToken cancellationToken) =>
        (await queues.DepthsAsync(cancellationToken)).Values.Sum() <= options.Value.MaxQueuedForOutdated;

    private async Task<SweepReport> CertifyAsync(SweepTally tally, CancellationToken cancellationToken)
    {
        await log.AddAsync(new SweepCertificate(time.GetUtcNow(), tally), cancellationToken);

        foreach (var (kind, count) in tally.Gaps)
        {
            telemetry.Swept(kind, count);
        }

        Log.Swept(logger, tally.Blobs, tally.Count(GapKind.Missed), tally.Count(GapKind.Changed), tally.Count(GapKind.Stuck), tally.Count(GapKind.Deleted), tally.Count(GapKind.Outdated));
        return new SweepReport(tally, IsComplete: true);
    }

    private DateTimeOffset StuckBefore() => time.GetUtcNow() - options.Value.StuckAfter;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Swept {Blobs} drops: {Missed} missed, {Changed} changed, {Stuck} stuck, {Deleted} deleted, {Outdated} outdated")]
        public static partial void Swept(ILogger logger, int blobs, int missed, int changed, int stuck, int deleted, int outdated);

        [LoggerMessage(2, LogLevel.Information, "Paused the sweep before bucket {Bucket}; the next run goes on there")]
        public static partial void Paused(ILogger logger, int bucket);
    }
}
