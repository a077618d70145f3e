using Ingest.Core.Ledger;

namespace Ingest.Web.Overview;

/// <summary>What one read of the ledger's index tells: counts by state, the last hours, the oldest drop in flight, the newest that came to an end.</summary>
public sealed record LedgerTally
{
    /// <summary>Hours of the chart.</summary>
    public const int HourCount = 24;

    /// <summary>Drops whose stages are looked at for the latencies.</summary>
    public const int SampleSize = 40;

    public required DateTimeOffset CountedAt { get; init; }

    public required int Files { get; init; }

    public required int Articles { get; init; }

    public required IReadOnlyDictionary<DropState, int> States { get; init; }

    public required DropStanding? OldestInFlight { get; init; }

    /// <summary>Oldest first; the last one is under way.</summary>
    public required IReadOnlyList<HourCount> Hours { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<DropStanding> NewestWritten { get; init; }

    /// <summary>Reads each standing once and keeps none but the newest.</summary>
    public static async Task<LedgerTally> CountAsync(IAsyncEnumerable<DropStanding> standings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(standings);

        var states = new Dictionary<DropState, int>();
        var hours = new (int Files, int Articles, int DeadLettered)[HourCount];
        var first = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero).AddHours(1 - HourCount);
        var newest = new PriorityQueue<DropStanding, DateTimeOffset>();
        DropStanding? oldest = null;
        var articles = 0;

        await foreach (var standing in standings.WithCancellation(cancellationToken))
        {
            states[standing.State] = states.GetValueOrDefault(standing.State) + 1;
            articles += standing.Articles;
            oldest = standing.State.IsEnd() || standing.Since >= oldest?.Since ? oldest : standing;

            if (standing.State.IsEnd() && (int)Math.Floor((standing.Since - first).TotalHours) is >= 0 and < HourCount and var hour)
            {
                hours[hour].Files++;
                hours[hour].Articles += standing.Articles;
                hours[hour].DeadLettered += standing.State == DropState.DeadLettered ? 1 : 0;
            }

            if (standing.State.HasRecords() && newest.Count < SampleSize)
            {
                newest.Enqueue(standing, standing.Since);
            }
            else if (standing.State.HasRecords())
            {
                newest.EnqueueDequeue(standing, standing.Since);
            }
        }

        return new LedgerTally
        {
            CountedAt = now,
            Files = states.Values.Sum(),
            Articles = articles,
            States = states,
            OldestInFlight = oldest,
            Hours = [.. hours.Select((hour, i) => new HourCount(first.AddHours(i), hour.Files, hour.Articles, hour.DeadLettered))],
            NewestWritten = [.. newest.UnorderedItems.Select(item => item.Element).OrderByDescending(standing => standing.Since)],
        };
    }
}
