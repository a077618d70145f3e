using System.Collections.Concurrent;
using Ingest.Core.Ledger;

namespace Ingest.Web.Overview;

/// <summary>
/// How long the stages took of the newest drops, from the ledger's own times: two rows for each drop, and none for a drop that is known from the read before.
/// </summary>
public sealed class LatencySample(ILedger ledger)
{
    private const int ReadsAtOnce = 8;

    private static readonly string[] Stages = ["dropped to parsed", "parsed to enriched", "enriched to written", "dropped to written"];

    private Dictionary<DropStanding, double[]?> _known = [];

    public async Task<IReadOnlyList<StageLatency>> ReadAsync(IReadOnlyList<DropStanding> newest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newest);

        var read = new ConcurrentDictionary<DropStanding, double[]?>(_known.Where(pair => newest.Contains(pair.Key)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(newest.Where(standing => !read.ContainsKey(standing)), parallel, async (standing, token) => read[standing] = await ReadAsync(standing.Blob, token));
        _known = read.ToDictionary();
        var times = _known.Values.OfType<double[]>().ToArray();
        return times.Length == 0 ? [] : [.. Stages.Select((stage, i) => Of(stage, [.. times.Select(time => time[i]).Order()]))];
    }

    /// <returns>Milliseconds of each stage; null where the ledger does not have all times, or where the drop ran again later.</returns>
    private async Task<double[]?> ReadAsync(string blob, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry
            || await ledger.FindBatchAsync(blob, entry.Version, batch: 0, cancellationToken) is not { Outcome: { ParsedAt: { } parsed, EnrichedAt: { } enriched } } batch)
        {
            return null;
        }

        // What ran again says nothing of how long a file takes; nor do records of one run and times of another.
        if (entry.History.Any(version => version.ETag == entry.ETag) || enriched < parsed || batch.FinishedAt < enriched)
        {
            return null;
        }

        // The service gives whole seconds for when a blob was dropped.
        double[] times = [(parsed - entry.LastModified).TotalMilliseconds, (enriched - parsed).TotalMilliseconds, (batch.FinishedAt - enriched).TotalMilliseconds, (batch.FinishedAt - entry.LastModified).TotalMilliseconds];
        return [.. times.Select(time => Math.Max(0, time))];
    }

    private static StageLatency Of(string stage, double[] sorted) => new(stage, Quantile(sorted, 0.5), Quantile(sorted, 0.95), sorted.Length);

    // Nearest rank.
    private static double Quantile(double[] sorted, double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1]);
}
