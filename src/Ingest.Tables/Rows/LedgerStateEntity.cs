using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>
/// Row of Ledger for a drop in the index by state and age: it stands beside the drop's row and changes with it in one transaction, so that
/// drops in a state are found without reading the others.
/// </summary>
public sealed class LedgerStateEntity
{
    public required string PartitionKey { get; init; }

    /// <summary>See <see cref="Keys.LedgerKeys.StateRow"/>.</summary>
    public required string RowKey { get; init; }

    /// <summary>The blob's full name.</summary>
    public required string Blob { get; init; }

    public required string State { get; init; }

    /// <summary>When the drop came to the state, or last made progress in it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Articles of the drop that stand in the tables.</summary>
    public int Articles { get; init; }

    public TableEntity ToTableEntity() => new(PartitionKey, RowKey) { [nameof(Blob)] = Blob, [nameof(State)] = State, [nameof(Since)] = Since, [nameof(Articles)] = Articles };

    public static LedgerStateEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new LedgerStateEntity
        {
            PartitionKey = entity.PartitionKey,
            RowKey = entity.RowKey,
            Blob = entity.GetString(nameof(Blob)) ?? "",
            State = entity.GetString(nameof(State)) ?? "",
            Since = entity.GetDateTimeOffset(nameof(Since)) ?? default,
            Articles = entity.GetInt32(nameof(Articles)) ?? 0,
        };
    }
}
