using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;

namespace Ingest.Web.Overview;

/// <summary>Where everything stands, as the first page and <c>/api/v1/overview</c> have it.</summary>
public sealed record OverviewReport
{
    /// <summary>When the files were counted; null while they are counted for the first time, and the counts are 0 then.</summary>
    public required DateTimeOffset? CountedAt { get; init; }

    public required int Files { get; init; }

    /// <summary>Articles of the files that stand in the tables.</summary>
    public required int Articles { get; init; }

    /// <summary>Name of a state to the files that stand in it; each state is there.</summary>
    public required IReadOnlyDictionary<string, int> States { get; init; }

    public required int InFlight { get; init; }

    public required DropStanding? OldestInFlight { get; init; }

    /// <summary>The last 24 hours, oldest first.</summary>
    public required IReadOnlyList<HourCount> Hours { get; init; }

    /// <summary>Of the newest files that gave articles.</summary>
    public required IReadOnlyList<StageLatency> Latencies { get; init; }

    /// <summary>Messages that wait, by queue; approximate.</summary>
    public required IReadOnlyDictionary<string, int> Queues { get; init; }

    /// <summary>Open dead letters by reason.</summary>
    public required IReadOnlyDictionary<string, int> DeadLetters { get; init; }

    /// <summary>Whether there are more open letters than were counted.</summary>
    public required bool MoreDeadLetters { get; init; }

    public required SweepCertificate? LastSweep { get; init; }

    /// <summary>The storage transactions of the last thirty days, and their cost; null where nothing has been counted yet.</summary>
    public required UsageReport? Usage { get; init; }
}
