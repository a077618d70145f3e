using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for one finished batch of one version of a blob: which articles came of it.</summary>
public sealed class LedgerBatchEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public int Version { get; set; }

    public int Batch { get; set; }

    /// <summary>Ids of the articles of the batch, separated by spaces, duplicates included.</summary>
    public string? ArticleIds { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
