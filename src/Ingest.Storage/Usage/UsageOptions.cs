using System.ComponentModel.DataAnnotations;

namespace Ingest.Storage.Usage;

public sealed class UsageOptions
{
    public const string SectionName = "Ingest:Usage";

    /// <summary>How often the transactions used are written to the ledger. One minute: one transaction beside the hundred and more of idle polling.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RecordInterval { get; set; } = TimeSpan.FromMinutes(1);
}
