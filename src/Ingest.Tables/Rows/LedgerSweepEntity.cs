using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for a sweep: the one that is under way, or a finished one as its certificate.</summary>
public sealed class LedgerSweepEntity
{
    public required string RowKey { get; init; }

    /// <summary>Where a sweep that was cut short goes on.</summary>
    public int NextBucket { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while the sweep is under way.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether container and ledger agreed, but for what is outdated.</summary>
    public bool IsWhole { get; init; }

    /// <summary>JSON object: counts by state and by kind of gap, the first gaps.</summary>
    public required string Tally { get; init; }

    public TableEntity ToTableEntity()
    {
        var entity = new TableEntity(LedgerKeys.SweepPartition, RowKey)
        {
            [nameof(NextBucket)] = NextBucket,
            [nameof(StartedAt)] = StartedAt,
            [nameof(FinishedAt)] = FinishedAt,
            [nameof(IsWhole)] = IsWhole,
        };
        entity.SetChunked(nameof(Tally), Tally);
        return entity;
    }

    public static LedgerSweepEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new LedgerSweepEntity
        {
            RowKey = entity.RowKey,
            NextBucket = entity.GetInt32(nameof(NextBucket)) ?? 0,
            StartedAt = entity.GetDateTimeOffset(nameof(StartedAt)) ?? default,
            FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
            IsWhole = entity.GetBoolean(nameof(IsWhole)) ?? false,
            Tally = entity.GetChunked(nameof(Tally)) ?? "{}",
        };
    }
}
