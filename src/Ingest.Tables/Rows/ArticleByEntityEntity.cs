using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of ArticlesByEntity: one entity of one article.</summary>
public sealed class ArticleByEntityEntity : ITableEntity
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

    /// <summary><c>PERSON</c>, <c>ORG</c>, <c>LOC</c> or <c>MISC</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Canonical name.</summary>
    public required string Name { get; set; }

    public int Mentions { get; set; }

    public string? Headline { get; set; }

    public string? Publisher { get; set; }
}
