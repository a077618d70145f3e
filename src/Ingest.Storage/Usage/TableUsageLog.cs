using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Usage;

/// <summary>What the processes have used, a row a day and process, in a partition of the ledger.</summary>
public sealed class TableUsageLog(StorageClients clients)
{
    private readonly TableClient table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

    /// <param name="instance">Names the process; no other has this name.</param>
    public Task PutAsync(string instance, StorageUsage usage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(usage);

        var row = new LedgerUsageEntity
        {
            RowKey = LedgerKeys.UsageRow(usage.StartedAt, instance),
            StartedAt = usage.StartedAt,
            UpdatedAt = usage.UpdatedAt,
            Articles = usage.Articles,
            App = ToJson(usage.App),
            Host = ToJson(usage.Host),
        };
        return table.UpsertEntityAsync(row.ToTableEntity(), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Rows of the days since an instant, that day included.</summary>
    public async IAsyncEnumerable<StorageUsage> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.UsagePartition} and RowKey ge {LedgerKeys.UsageRow(since, "")}");

        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var row = LedgerUsageEntity.From(entity);
            yield return new StorageUsage { StartedAt = row.StartedAt, UpdatedAt = row.UpdatedAt, Articles = row.Articles, App = FromJson(row.App), Host = FromJson(row.Host) };
        }
    }

    private static string ToJson(IReadOnlyDictionary<TransactionKind, long> counts) =>
        JsonSerializer.Serialize(counts.OrderBy(pair => pair.Key).ToDictionary(), UsageJsonContext.Default.DictionaryTransactionKindInt64);

    private static Dictionary<TransactionKind, long> FromJson(string counts) => JsonSerializer.Deserialize(counts, UsageJsonContext.Default.DictionaryTransactionKindInt64) ?? [];
}
