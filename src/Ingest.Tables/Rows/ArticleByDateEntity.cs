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

    /// <summary>SHA-256 over the normalised headline and body, as in the article's row.</summary>
    public byte[]? Fingerprint { get; set; }

    /// <summary>Whether the document has neither a URL nor an identifier, so that its id comes from the file's name.</summary>
    public bool IsNamedByFile { get; set; }

    /// <summary>Id of the article that stands for this one, as in the article's row. <see cref="Reading.ArticleReader"/> leaves out what has it.</summary>
    public string? DuplicateOf { get; set; }

    /// <summary>Id of the first article with the same story; null while no copy of the article is known.</summary>
    public string? ClusterId { get; set; }

    /// <summary>Articles with that story, this one included.</summary>
    public int? ClusterSize { get; set; }
}
