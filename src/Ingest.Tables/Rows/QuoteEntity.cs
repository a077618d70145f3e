using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Quotes: one quote whose speaker is known.</summary>
public sealed class QuoteEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public required string ArticleId { get; set; }

    /// <summary>Version of the article that wrote this row.</summary>
    public int ArticleVersion { get; set; }

    /// <summary>Published, or dropped where the source gives no usable date.</summary>
    public DateTimeOffset Date { get; set; }

    public required string Text { get; set; }

    /// <summary><c>direct</c>, <c>mixed</c> or <c>indirect</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Canonical name.</summary>
    public required string Speaker { get; set; }

    /// <summary>Entity id, where the speaker is an entity of the article.</summary>
    public string? SpeakerId { get; set; }

    public string? Cue { get; set; }

    /// <summary>UTF-16 code units into the article's text.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    public string? Headline { get; set; }
}
