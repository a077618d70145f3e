using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;

namespace Ingest.Web.Overview;

/// <summary>
/// Reads where everything stands. The counts by state come from the ledger's index, which costs a request for each thousand drops; what changes quickly and costs little is read by itself.
/// </summary>
public sealed class OverviewReader : IDisposable
{
    /// <summary>Letters that are looked at for the count of the open ones.</summary>
    public const int MaxLetters = 5000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly ILedger _ledger;
    private readonly IDeadLetters _letters;
    private readonly IStageQueues _queues;
    private readonly ISweepLog _sweeps;
    private readonly IUsageReports _usage;
    private readonly TimeProvider _time;
    private readonly LatencySample _latencies;
    private readonly Snapshot<Counted> _counted;
    private readonly Snapshot<Waiting> _waiting;

    public OverviewReader(ILedger ledger, IDeadLetters letters, IStageQueues queues, ISweepLog sweeps, IUsageReports usage, TimeProvider time)
    {
        (_ledger, _letters, _queues, _sweeps, _usage, _time) = (ledger, letters, queues, sweeps, usage, time);
        _latencies = new LatencySample(ledger);
        _counted = new Snapshot<Counted>(CountAsync, MaxAge, time);
        _waiting = new Snapshot<Waiting>(ReadWaitingAsync, MaxAge, time);
    }

    public async Task<OverviewReport> ReadAsync(CancellationToken cancellationToken)
    {
        var (files, wait) = (_counted.GetAsync(cancellationToken), _waiting.GetAsync(cancellationToken));
        var tally = (await files)?.Tally;
        return new OverviewReport
        {
            CountedAt = tally?.CountedAt,
            Files = tally?.Files ?? 0,
            Articles = tally?.Articles ?? 0,
            States = Enum.GetValues<DropState>().ToDictionary(state => state.Name(), state => tally?.States.GetValueOrDefault(state) ?? 0),
            InFlight = tally?.States.Where(state => !state.Key.IsEnd()).Sum(state => state.Value) ?? 0,
            OldestInFlight = tally?.OldestInFlight,
            Hours = tally?.Hours ?? [],
            Latencies = (await files)?.Latencies ?? [],
            Queues = (await wait)?.Queues ?? new Dictionary<string, int>(),
            DeadLetters = (await wait)?.Letters.Reasons.OrderByDescending(reason => reason.Value).ToDictionary(reason => reason.Key.ToString(), reason => reason.Value) ?? [],
            MoreDeadLetters = (await wait)?.Letters.IsCut == true,
            LastSweep = (await wait)?.LastSweep,
            Usage = (await wait)?.Usage,
        };
    }

    public void Dispose()
    {
        _counted.Dispose();
        _waiting.Dispose();
    }

    private async Task<Counted> CountAsync(CancellationToken cancellationToken)
    {
        var tally = await LedgerTally.CountAsync(_ledger.StandingsAsync(cancellationToken), _time.GetUtcNow(), cancellationToken);
        return new Counted(tally, await _latencies.ReadAsync(tally.NewestWritten, cancellationToken));
    }

    private async Task<Waiting> ReadWaitingAsync(CancellationToken cancellationToken)
    {
        var depths = _queues.DepthsAsync(cancellationToken);
        var open = _letters.CountOpenAsync(MaxLetters, cancellationToken);
        var used = _usage.ReadAsync(cancellationToken);
        var sweep = await _sweeps.CertificatesAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return new Waiting(await depths, await open, sweep, await used);
    }

    private sealed record Counted(LedgerTally Tally, IReadOnlyList<StageLatency> Latencies);

    private sealed record Waiting(IReadOnlyDictionary<string, int> Queues, LetterCount Letters, SweepCertificate? LastSweep, UsageReport? Usage);
}
