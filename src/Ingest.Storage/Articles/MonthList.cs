using System.Collections.Concurrent;
using Azure.Data.Tables;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Storage.Articles;

/// <summary>
/// Lists each month that gets rows in the meta partition, before its first row is written: readers would have to search for the partitions
/// otherwise. Costs one write a month and process. A month stays listed when its last row has gone.
/// </summary>
internal sealed class MonthList(StorageClients clients, int shardCount)
{
    private const int MonthLength = 6;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.ArticlesTable);
    private readonly ConcurrentDictionary<string, bool> _listed = new(StringComparer.Ordinal);

    public async Task AddAsync(string partition, CancellationToken cancellationToken)
    {
        var month = partition[..MonthLength];

        if (_listed.ContainsKey(month))
        {
            return;
        }

        await _table.UpsertEntityAsync(new TableEntity(ArticleKeys.MetaPartition, ArticleKeys.MonthRow(month, shardCount)), TableUpdateMode.Replace, cancellationToken);
        _listed[month] = true;
    }
}
