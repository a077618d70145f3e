using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for one finished batch of one version of a blob: which articles came of it.</summary>
public sealed class LedgerBatchEntity
{
    public required string PartitionKey { get; init; }

    public required string RowKey { get; init; }

    public int Version { get; init; }

    public int Batch { get; init; }

    /// <summary>Ids of the articles of the batch, separated by spaces, duplicates included; goes on in <c>ArticleIds1</c>, ...</summary>
    public string? ArticleIds { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public TableEntity ToTableEntity()
    {
        var entity = new TableEntity(PartitionKey, RowKey) { [nameof(Version)] = Version, [nameof(Batch)] = Batch, [nameof(FinishedAt)] = FinishedAt };
        entity.SetChunked(nameof(ArticleIds), ArticleIds);
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
            FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
        };
    }
}
