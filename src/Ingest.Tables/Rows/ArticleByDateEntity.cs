using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of ArticlesByDate: what a list of articles shows.</summary>
public sealed class ArticleByDateEntity : ITableEntity
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

    public string? Headline { get; set; }

    public string? Publisher { get; set; }

    public string? SourceOrganization { get; set; }

    public string? Section { get; set; }

    public string? Language { get; set; }

    public string? Url { get; set; }

    public int WordCount { get; set; }

    /// <summary>For the search for copies: 32 minima of 16 bits, big-endian; null where the text is too short to compare.</summary>
    public byte[]? Signature { get; set; }

    /// <summary>Id of the first article with the same story; null while no copy of the article is known.</summary>
    public string? ClusterId { get; set; }

    /// <summary>Articles with that story, this one included.</summary>
    public int? ClusterSize { get; set; }
}
