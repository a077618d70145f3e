using System.Text.Json;
using Azure;
using Azure.Data.Tables;
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
        Parser = entry.Made.Parser,
        Enricher = entry.Made.Enricher,
        Writer = entry.Made.Writer,
        Moved = Join(entry.Moved),
        KeptFrom = entry.KeptFrom,
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
        Made = new StageVersions(row.Parser, row.Enricher, row.Writer),
        Moved = Split(row.Moved),
        KeptFrom = row.KeptFrom,
        History = row.History is { } history ? JsonSerializer.Deserialize(history, LedgerJsonContext.Default.IReadOnlyListDropVersion) ?? [] : [],
        Revision = row.ETag.ToString(),
        Mark = LedgerKeys.StateRow(row.State ?? "", row.UpdatedAt ?? default, row.Blob!),
    };

    /// <summary>The change of the entry of a drop of one batch that ends it.</summary>
    public static TableEntity ToFinish(string blob, FinishedBatch batch, string writeId)
    {
        var outcome = batch.Outcome;
        var state = outcome.EndState();
        var change = new TableEntity(LedgerKeys.Partition(blob), LedgerKeys.DropRow(blob))
        {
            [nameof(LedgerEntity.State)] = state.Name(),
            [nameof(LedgerEntity.FinishedBatches)] = BatchSet.Empty.With(outcome.Batch).ToBytes(),
            [nameof(LedgerEntity.Articles)] = outcome.WrittenIds.Count,
            [nameof(LedgerEntity.Duplicates)] = outcome.DuplicateIds.Count,
            [nameof(LedgerEntity.Rejections)] = outcome.Rejections,
            [nameof(LedgerEntity.UpdatedAt)] = batch.FinishedAt,
            [nameof(LedgerEntity.WriteId)] = writeId,
        };
        SetIfAny(change, nameof(LedgerEntity.Parser), outcome.Made.Parser);
        SetIfAny(change, nameof(LedgerEntity.Enricher), outcome.Made.Enricher);
        SetIfAny(change, nameof(LedgerEntity.Writer), outcome.Made.Writer);
        SetIfAny(change, nameof(LedgerEntity.Reason), state == DropState.DeadLettered ? outcome.Reason?.ToString() : null);
        return change;
    }

    public static LedgerStateEntity ToStateRow(string blob, DropState state, DateTimeOffset since, int articles) => new()
    {
        PartitionKey = LedgerKeys.Partition(blob),
        RowKey = LedgerKeys.StateRow(state.Name(), since, blob),
        Blob = blob,
        State = state.Name(),
        Since = since,
        Articles = articles,
    };

    public static DropStanding ToStanding(LedgerStateEntity row) => new(row.Blob, DropStates.Parse(row.State), row.Since, row.Articles);

    public static LedgerBatchEntity ToRow(string blob, FinishedBatch batch) => new()
    {
        PartitionKey = LedgerKeys.Partition(blob),
        RowKey = LedgerKeys.BatchRow(blob, batch.Version, batch.Outcome.Batch),
        Version = batch.Version,
        Batch = batch.Outcome.Batch,
        ArticleIds = Join(batch.Outcome.WrittenIds),
        DuplicateIds = Join(batch.Outcome.DuplicateIds),
        Rejections = batch.Outcome.Rejections,
        Reason = batch.Outcome.Reason?.ToString(),
        Parser = batch.Outcome.Made.Parser,
        Enricher = batch.Outcome.Made.Enricher,
        Writer = batch.Outcome.Made.Writer,
        Document = batch.Outcome.Document,
        ParsedAt = batch.Outcome.ParsedAt,
        EnrichedAt = batch.Outcome.EnrichedAt,
        FinishedAt = batch.FinishedAt,
        TraceId = batch.Outcome.TraceId,
    };

    public static FinishedBatch ToFinishedBatch(LedgerBatchEntity row)
    {
        var outcome = new BatchOutcome
        {
            Batch = row.Batch,
            WrittenIds = Split(row.ArticleIds),
            DuplicateIds = Split(row.DuplicateIds),
            Rejections = row.Rejections,
            Reason = Enum.TryParse<ReasonCode>(row.Reason, out var reason) ? reason : null,
            Made = new StageVersions(row.Parser, row.Enricher, row.Writer),
            Document = row.Document,
            ParsedAt = row.ParsedAt,
            EnrichedAt = row.EnrichedAt,
            TraceId = row.TraceId,
        };
        return new FinishedBatch(row.Version, outcome, row.FinishedAt ?? default);
    }

    private static string? Join(IReadOnlyList<string> ids) => ids.Count > 0 ? string.Join(' ', ids) : null;

    private static string[] Split(string? ids) => ids?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static void SetIfAny(TableEntity change, string column, string? value)
    {
        if (value is not null)
        {
            change[column] = value;
        }
    }
}
