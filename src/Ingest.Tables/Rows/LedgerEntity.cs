using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for one dropped blob: where its newest version stands.</summary>
public sealed class LedgerEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>The blob's full name; set on drop rows only, batch rows lack it.</summary>
    public string? Blob { get; set; }

    /// <summary>ETag of the blob version.</summary>
    public string? BlobETag { get; set; }

    /// <summary>1 for the first version seen, one more for each overwrite.</summary>
    public int Version { get; set; }

    /// <summary><c>received</c>, <c>parsed</c>, <c>enriched</c>, <c>written</c>, <c>duplicate</c>, <c>superseded</c>, <c>deleted</c> or <c>dead-lettered</c>.</summary>
    public string? State { get; set; }

    /// <summary>Bytes.</summary>
    public long Length { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Batches that the drop was split into; 0 while that is not known.</summary>
    public int BatchCount { get; set; }

    /// <summary>One bit a finished batch, least significant first.</summary>
    public byte[]? FinishedBatches { get; set; }

    public int Articles { get; set; }

    public int Duplicates { get; set; }

    public int Rejections { get; set; }

    /// <summary>Reason code of the dead letter, where the whole drop became one.</summary>
    public string? Reason { get; set; }

    /// <summary>W3C trace id of the last run.</summary>
    public string? TraceId { get; set; }

    /// <summary>Ids of articles that another blob has taken over, separated by spaces.</summary>
    public string? LostArticles { get; set; }

    /// <summary>Earlier versions as JSON, newest first, at most 50.</summary>
    public string? History { get; set; }

    /// <summary>Id of the write that made the row so: a writer whose answer was lost knows its own row by it.</summary>
    public string? WriteId { get; set; }
}
