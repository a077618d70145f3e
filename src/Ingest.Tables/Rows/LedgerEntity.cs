using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for one dropped blob: where its newest version stands.</summary>
public sealed class LedgerEntity
{
    public required string PartitionKey { get; init; }

    public required string RowKey { get; init; }

    /// <summary>Concurrency token of the row as read; default for a new row.</summary>
    public ETag ETag { get; init; }

    /// <summary>The blob's full name; set on drop rows only, batch rows lack it.</summary>
    public string? Blob { get; init; }

    /// <summary>ETag of the blob version.</summary>
    public string? BlobETag { get; init; }

    /// <summary>1 for the first version seen, one more for each overwrite and for each forced run of the same bytes.</summary>
    public int Version { get; init; }

    /// <summary><c>received</c>, <c>parsed</c>, <c>written</c>, <c>duplicate</c>, <c>superseded</c>, <c>deleting</c>, <c>deleted</c> or <c>dead-lettered</c>.</summary>
    public string? State { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Batches that the drop was split into; 0 while that is not known.</summary>
    public int BatchCount { get; init; }

    /// <summary>One bit a finished batch, least significant first.</summary>
    public byte[]? FinishedBatches { get; init; }

    public int Articles { get; init; }

    public int Duplicates { get; init; }

    public int Rejections { get; init; }

    /// <summary>Reason code of the dead letter, where the whole drop became one.</summary>
    public string? Reason { get; init; }

    /// <summary>W3C trace id of the last run.</summary>
    public string? TraceId { get; init; }

    /// <summary>Fingerprint of the parser that made the records; <c>mixed</c> where batches were made by different ones.</summary>
    public string? Parser { get; init; }

    /// <summary>Fingerprint of the enricher that made the annotations.</summary>
    public string? Enricher { get; init; }

    /// <summary>Fingerprint of the writer that made the rows.</summary>
    public string? Writer { get; init; }

    /// <summary>Ids of articles that changed hands while the drop was on its way, separated by spaces; goes on in <c>Moved1</c>, ...</summary>
    public string? Moved { get; init; }

    /// <summary>Retention has cleared the documents and batches of the versions before this one.</summary>
    public int KeptFrom { get; init; }

    /// <summary>Earlier versions as JSON, newest first, at most 50.</summary>
    public string? History { get; init; }

    /// <summary>Id of the write that made the row so: a writer whose answer was lost knows its own row by it.</summary>
    public string? WriteId { get; init; }

    public TableEntity ToTableEntity()
    {
        var entity = new TableEntity(PartitionKey, RowKey)
        {
            [nameof(Blob)] = Blob,
            [nameof(BlobETag)] = BlobETag,
            [nameof(Version)] = Version,
            [nameof(State)] = State,
            [nameof(Length)] = Length,
            [nameof(LastModified)] = LastModified,
            [nameof(ReceivedAt)] = ReceivedAt,
            [nameof(UpdatedAt)] = UpdatedAt,
            [nameof(BatchCount)] = BatchCount,
            [nameof(FinishedBatches)] = FinishedBatches,
            [nameof(Articles)] = Articles,
            [nameof(Duplicates)] = Duplicates,
            [nameof(Rejections)] = Rejections,
            [nameof(Reason)] = Reason,
            [nameof(TraceId)] = TraceId,
            [nameof(History)] = History,
            [nameof(Parser)] = Parser,
            [nameof(Enricher)] = Enricher,
            [nameof(Writer)] = Writer,
            [nameof(KeptFrom)] = KeptFrom,
            [nameof(WriteId)] = WriteId,
        };
        entity.SetChunked(nameof(Moved), Moved);
        return entity;
    }

    public static LedgerEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new LedgerEntity
        {
            PartitionKey = entity.PartitionKey,
            RowKey = entity.RowKey,
            ETag = entity.ETag,
            Blob = entity.GetString(nameof(Blob)),
            BlobETag = entity.GetString(nameof(BlobETag)),
            Version = entity.GetInt32(nameof(Version)) ?? 0,
            State = entity.GetString(nameof(State)),
            Length = entity.GetInt64(nameof(Length)) ?? 0,
            LastModified = entity.GetDateTimeOffset(nameof(LastModified)),
            ReceivedAt = entity.GetDateTimeOffset(nameof(ReceivedAt)),
            UpdatedAt = entity.GetDateTimeOffset(nameof(UpdatedAt)),
            BatchCount = entity.GetInt32(nameof(BatchCount)) ?? 0,
            FinishedBatches = entity.GetBinary(nameof(FinishedBatches)),
            Articles = entity.GetInt32(nameof(Articles)) ?? 0,
            Duplicates = entity.GetInt32(nameof(Duplicates)) ?? 0,
            Rejections = entity.GetInt32(nameof(Rejections)) ?? 0,
            Reason = entity.GetString(nameof(Reason)),
            TraceId = entity.GetString(nameof(TraceId)),
            History = entity.GetString(nameof(History)),
            WriteId = entity.GetString(nameof(WriteId)),
            Parser = entity.GetString(nameof(Parser)),
            Enricher = entity.GetString(nameof(Enricher)),
            Writer = entity.GetString(nameof(Writer)),
            Moved = entity.GetChunked(nameof(Moved)),
            KeptFrom = entity.GetInt32(nameof(KeptFrom)) ?? 1,
        };
    }
}
