using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Reingestion;

/// <summary>The sweep. Its schedule is the setting <c>Ingest:Sweep:Schedule</c>, which the timer trigger reads by itself.</summary>
public sealed class SweepOptions
{
    public const string SectionName = "Ingest:Sweep";

    /// <summary>A drop without progress for this long is picked up again. 30 minutes: three function time-outs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A run that takes longer stops between two buckets and is resumed by the next. Below the function time-out.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxRunTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Drops that one run may ask for; the rest waits for the next run.</summary>
    [Range(1, 10_000_000)]
    public int MaxRequests { get; set; } = 50_000;

    /// <summary>Outdated drops wait while the queues of the stages hold more messages than this: new drops come first.</summary>
    [Range(0, 10_000_000)]
    public int MaxQueuedForOutdated { get; set; } = 10_000;

    /// <summary>Whether drops that an older version of a stage has made are run again.</summary>
    public bool ReplayOutdated { get; set; } = true;

    /// <summary>Whether articles stay in the tables when their blob is deleted.</summary>
    public bool KeepArticlesOfDeletedDrops { get; set; }
}
