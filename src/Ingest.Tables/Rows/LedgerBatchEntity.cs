using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for one finished batch of one version of a blob: which articles came of it, and how.</summary>
public sealed class LedgerBatchEntity
{
    public required string PartitionKey { get; init; }

    public required string RowKey { get; init; }

    public int Version { get; init; }

    public int Batch { get; init; }

    /// <summary>Ids of the articles that stand as this drop has them, separated by spaces; goes on in <c>ArticleIds1</c>, ...</summary>
    public string? ArticleIds { get; init; }

    /// <summary>Ids of the articles that another drop, or a newer version, carries, separated by spaces; goes on in <c>DuplicateIds1</c>, ...</summary>
    public string? DuplicateIds { get; init; }

    public int Rejections { get; init; }

    /// <summary>Reason code of the first rejection.</summary>
    public string? Reason { get; init; }

    /// <summary>Fingerprint of the parser that made the records.</summary>
    public string? Parser { get; init; }

    /// <summary>Fingerprint of the enricher that made the annotations.</summary>
    public string? Enricher { get; init; }

    /// <summary>Fingerprint of the writer that made the rows.</summary>
    public string? Writer { get; init; }

    /// <summary>Blob in the articles container with the records.</summary>
    public string? Document { get; init; }

    public DateTimeOffset? ParsedAt { get; init; }

    public DateTimeOffset? EnrichedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>W3C trace id of the run that ended the batch.</summary>
    public string? TraceId { get; init; }

    public TableEntity ToTableEntity()
    {
        var entity = new TableEntity(PartitionKey, RowKey)
        {
            [nameof(Version)] = Version,
            [nameof(Batch)] = Batch,
            [nameof(Rejections)] = Rejections,
            [nameof(Reason)] = Reason,
            [nameof(Parser)] = Parser,
            [nameof(Enricher)] = Enricher,
            [nameof(Writer)] = Writer,
            [nameof(Document)] = Document,
            [nameof(ParsedAt)] = ParsedAt,
            [nameof(EnrichedAt)] = EnrichedAt,
            [nameof(FinishedAt)] = FinishedAt,
            [nameof(TraceId)] = TraceId,
        };
        entity.SetChunked(nameof(ArticleIds), ArticleIds);
        entity.SetChunked(nameof(DuplicateIds), DuplicateIds);
        return entity;
    }

    public static LedgerBatchEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new LedgerBatchEntity
        {
            PartitionKey = entity.PartitionKey,
            RowKey = entity.RowKey,
            Version = entity.GetInt32(nameof(Version)) ?? 0,
            Batch = entity.GetInt32(nameof(Batch)) ?? 0,
            ArticleIds = entity.GetChunked(nameof(ArticleIds)),
            DuplicateIds = entity.GetChunked(nameof(DuplicateIds)),
            Rejections = entity.GetInt32(nameof(Rejections)) ?? 0,
            Reason = entity.GetString(nameof(Reason)),
            Parser = entity.GetString(nameof(Parser)),
            Enricher = entity.GetString(nameof(Enricher)),
            Writer = entity.GetString(nameof(Writer)),
            Document = entity.GetString(nameof(Document)),
            ParsedAt = entity.GetDateTimeOffset(nameof(ParsedAt)),
            EnrichedAt = entity.GetDateTimeOffset(nameof(EnrichedAt)),
            FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
            TraceId = entity.GetString(nameof(TraceId)),
        };
    }
}
