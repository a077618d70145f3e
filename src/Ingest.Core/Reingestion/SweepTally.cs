using Ingest.Core.Ledger;

namespace Ingest.Core.Reingestion;

/// <summary>What a sweep has seen and done so far.</summary>
public sealed record SweepTally
{
    /// <summary>A certificate lists this many gaps; the counts tell of all.</summary>
    public const int MaxListedGaps = 100;

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Runs that the sweep took: more than one where it was cut short and resumed.</summary>
    public int Runs { get; init; }

    /// <summary>Blobs in the container.</summary>
    public int Blobs { get; init; }

    /// <summary>Drops in the ledger by the name of their state.</summary>
    public IReadOnlyDictionary<string, int> States { get; init; } = new Dictionary<string, int>();

    /// <summary>Gaps by kind.</summary>
    public IReadOnlyDictionary<GapKind, int> Gaps { get; init; } = new Dictionary<GapKind, int>();

    /// <summary>The first gaps.</summary>
    public IReadOnlyList<Gap> Listed { get; init; } = [];

    /// <summary>Drops that were asked for; fewer than the gaps where outdated ones wait for a quieter time.</summary>
    public int Requested { get; init; }

    /// <summary>Drops, letters and blobs that retention has cleared.</summary>
    public int Cleared { get; init; }

    public int Count(GapKind kind) => Gaps.GetValueOrDefault(kind);

    /// <summary>Whether container and ledger agreed, but for what is outdated: nothing was lost.</summary>
    public bool IsWhole => Gaps.Where(gap => gap.Key != GapKind.Outdated).Sum(gap => gap.Value) == 0;

    public SweepTally With(BucketReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return this with
        {
            Blobs = Blobs + report.Blobs,
            States = Sum(States, report.Entries.CountBy(entry => entry.State.Name())),
            Gaps = Sum(Gaps, report.Gaps.CountBy(gap => gap.Kind)),
            Listed = [.. Listed.Concat(report.Gaps).Take(MaxListedGaps)],
        };
    }

    private static Dictionary<TKey, int> Sum<TKey>(IReadOnlyDictionary<TKey, int> counts, IEnumerable<KeyValuePair<TKey, int>> more)
        where TKey : notnull =>
        counts.Concat(more).GroupBy(count => count.Key).ToDictionary(count => count.Key, count => count.Sum(part => part.Value));
}
