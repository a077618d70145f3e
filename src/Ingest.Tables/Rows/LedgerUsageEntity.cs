using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for the storage transactions of one process on one day.</summary>
public sealed class LedgerUsageEntity
{
    public required string RowKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Articles that left the write stage in that time.</summary>
    public long Articles { get; init; }

    /// <summary>JSON object: transactions of the app by kind.</summary>
    public required string App { get; init; }

    /// <summary>JSON object: transactions of the embedded functions host by kind.</summary>
    public required string Host { get; init; }

    public TableEntity ToTableEntity() => new(LedgerKeys.UsagePartition, RowKey)
    {
        [nameof(StartedAt)] = StartedAt,
        [nameof(UpdatedAt)] = UpdatedAt,
        [nameof(Articles)] = Articles,
        [nameof(App)] = App,
        [nameof(Host)] = Host,
    };

    public static LedgerUsageEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new LedgerUsageEntity
        {
            RowKey = entity.RowKey,
            StartedAt = entity.GetDateTimeOffset(nameof(StartedAt)) ?? default,
            UpdatedAt = entity.GetDateTimeOffset(nameof(UpdatedAt)) ?? default,
            Articles = entity.GetInt64(nameof(Articles)) ?? 0,
            App = entity.GetString(nameof(App)) ?? "{}",
            Host = entity.GetString(nameof(Host)) ?? "{}",
        };
    }
}
