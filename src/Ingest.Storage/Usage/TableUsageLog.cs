using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Ingest.Core.Reingestion;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Usage;

/// <summary>What the processes have used, a row a day and process, in a partition of the ledger.</summary>
public sealed class TableUsageLog(StorageClients clients) : IUsageLog
{
    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

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
        return _table.UpsertEntityAsync(row.ToTableEntity(), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Rows of the days since an instant, that day included.</summary>
    public async IAsyncEnumerable<StorageUsage> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.UsagePartition} and RowKey ge {LedgerKeys.UsageRow(since, "")}");

        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var row = LedgerUsageEntity.From(entity);
            yield return new StorageUsage { StartedAt = row.StartedAt, UpdatedAt = row.UpdatedAt, Articles = row.Articles, App = FromJson(row.App), Host = FromJson(row.Host) };
        }
    }

    /// <inheritdoc/>
    /// <remarks>One read where there is nothing to delete, as on nearly every day; else one transaction for each hundred rows.</remarks>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.UsagePartition} and RowKey lt {LedgerKeys.UsageRow(before, "")}");
        var old = await _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        foreach (var rows in old.Chunk(TableLimits.OperationsPerTransaction))
        {
            try
            {
                await _table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
            }
            catch (TableTransactionFailedException exception) when (exception.Status == 404)
            {
                // Another sweep was here meanwhile; the next one deletes what is left.
                return;
            }
        }
    }

    private static string ToJson(IReadOnlyDictionary<TransactionKind, long> counts) =>
        JsonSerializer.Serialize(counts.OrderBy(pair => pair.Key).ToDictionary(), UsageJsonContext.Default.DictionaryTransactionKindInt64);

    private static Dictionary<TransactionKind, long> FromJson(string counts) => JsonSerializer.Deserialize(counts, UsageJsonContext.Default.DictionaryTransactionKindInt64) ?? [];
}
