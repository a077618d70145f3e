using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Reingestion;

/// <summary>How long what is no longer needed stays. The sweep applies it.</summary>
public sealed class RetentionOptions
{
    public const string SectionName = "Ingest:Retention";

    /// <summary>Batches that were handed from stage to stage by claim check. They are needed while their drop is on its way.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan WorkBlobs { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Records and changes of earlier article versions, after the version that took their place came to its end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan ArticleVersions { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Tombstones of deleted drops in the ledger.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan Tombstones { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Counts of the storage transactions used, a row a day and process: a year and a month, to compare with the year before.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan Usage { get; set; } = TimeSpan.FromDays(400);
}
