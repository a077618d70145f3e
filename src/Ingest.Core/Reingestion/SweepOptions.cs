using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Reingestion;

/// <summary>The sweep. Its schedule is the setting <c>Ingest:Sweep:Schedule</c>, which the timer trigger reads by itself.</summary>
public sealed class SweepOptions
{
    public const string SectionName = "Ingest:Sweep";

    /// <summary>A drop without progress for this long is picked up again. 30 minutes: three function time-outs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(30);
}
