using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Reingestion;

public sealed class SweepOptions
{
    public const string SectionName = "Ingest:Sweep";

    /// <summary>NCRONTAB with seconds. Hourly: what a trigger missed waits an hour at most.</summary>
    [Required]
    public string Schedule { get; set; } = "0 0 * * * *";

    /// <summary>A drop without progress for this long is picked up again. 30 minutes: three function time-outs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(30);
}
