using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Stories: an article with the same story as others, and what it changed in the text of the first.</summary>
public sealed class StoryEntity : ITableEntity
{
    /// <summary>Id of the first article with the story.</summary>
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public required string ArticleId { get; set; }

    /// <summary>Version of the article that was compared.</summary>
    public int ArticleVersion { get; set; }

    /// <summary>Version of the first article that it was compared with.</summary>
    public int FirstVersion { get; set; }

    /// <summary>Published, or dropped where the source gives no usable date.</summary>
    public DateTimeOffset Date { get; set; }

    public string? Headline { get; set; }

    public string? Publisher { get; set; }

    public string? Url { get; set; }

    /// <summary>Estimate of the share of three-word sequences in common with the first, 0 to 1; 1 for the first itself.</summary>
    public double Similarity { get; set; }

    /// <summary>Whether headline and body have the same letters and digits as the first.</summary>
    public bool IsSameText { get; set; }

    /// <summary>Record fields other than the body that differ from the first, separated by spaces.</summary>
    public string? Fields { get; set; }

    /// <summary>JSON array of paragraphs that the first does not have, cut.</summary>
    public string? Added { get; set; }

    public int AddedCount { get; set; }

    /// <summary>JSON array of paragraphs of the first that it does not have, cut.</summary>
    public string? Removed { get; set; }

    public int RemovedCount { get; set; }
}
