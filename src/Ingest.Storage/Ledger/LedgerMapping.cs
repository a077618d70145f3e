using System.Text.Json;
using Azure;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Ledger;

/// <summary>Ledger entries as rows, and back.</summary>
internal static class LedgerMapping
{
    public static LedgerEntity ToRow(LedgerEntry entry, string writeId) => new()
    {
        PartitionKey = LedgerKeys.Partition(entry.Blob),
        RowKey = LedgerKeys.DropRow(entry.Blob),
        ETag = entry.Revision is { } revision ? new ETag(revision) : default,
        Blob = entry.Blob,
        BlobETag = entry.ETag,
        Version = entry.Version,
        State = entry.State.Name(),
        Length = entry.Length,
        LastModified = entry.LastModified,
        ReceivedAt = entry.ReceivedAt,
        UpdatedAt = entry.UpdatedAt,
        BatchCount = entry.BatchCount,
        FinishedBatches = entry.FinishedBatches.ToBytes(),
        Articles = entry.Articles,
        Duplicates = entry.Duplicates,
        Rejections = entry.Rejections,
        Reason = entry.Reason?.ToString(),
        TraceId = entry.TraceId,
        LostArticles = entry.LostArticles.Count > 0 ? string.Join(' ', entry.LostArticles) : null,
        History = entry.History.Count > 0 ? JsonSerializer.Serialize(entry.History, LedgerJsonContext.Default.IReadOnlyListDropVersion) : null,
        WriteId = writeId,
    };

    public static LedgerEntry ToEntry(LedgerEntity row) => new()
    {
        Blob = row.Blob!,
        ETag = row.BlobETag ?? "",
        Version = row.Version,
        State = DropStates.Parse(row.State ?? ""),
        Length = row.Length,
        LastModified = row.LastModified ?? default,
        ReceivedAt = row.ReceivedAt ?? default,
        UpdatedAt = row.UpdatedAt ?? default,
        BatchCount = row.BatchCount,
        FinishedBatches = BatchSet.From(row.FinishedBatches),
        Articles = row.Articles,
        Duplicates = row.Duplicates,
        Rejections = row.Rejections,
        Reason = Enum.TryParse<ReasonCode>(row.Reason, out var reason) ? reason : null,
        TraceId = row.TraceId,
        LostArticles = row.LostArticles?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        History = row.History is { } history ? JsonSerializer.Deserialize(history, LedgerJsonContext.Default.IReadOnlyListDropVersion) ?? [] : [],
        Revision = row.ETag.ToString(),
    };

    public static LedgerBatchEntity ToRow(string blob, int version, BatchOutcome outcome, DateTimeOffset at) => new()
    {
        PartitionKey = LedgerKeys.Partition(blob),
        RowKey = LedgerKeys.BatchRow(blob, version, outcome.Batch),
        Version = version,
        Batch = outcome.Batch,
        ArticleIds = string.Join(' ', outcome.ArticleIds),
        FinishedAt = at,
    };

    public static FinishedBatch ToFinishedBatch(LedgerBatchEntity row) =>
        new(row.Version, row.Batch, row.ArticleIds?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], row.FinishedAt ?? default);
}
