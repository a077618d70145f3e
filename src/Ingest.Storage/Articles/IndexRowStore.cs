using Azure;
using Azure.Data.Tables;
using Ingest.Storage.Connection;
using Ingest.Storage.Stories;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>Writes and deletes index rows in as few entity group transactions as the limits allow.</summary>
internal sealed class IndexRowStore(StorageClients clients, int shardCount, TimeProvider time)
{
    private readonly MonthList _months = new(clients, shardCount);
    private readonly StoryMarks _marks = new(clients, time);

    // Transactions at a time; they go to a few partitions, which the service serialises anyway.
    private const int Concurrency = 4;

    public Task PutAsync(IEnumerable<(string Table, ITableEntity Row)> rows, CancellationToken cancellationToken)
    {
        var transactions = rows
            .GroupBy(item => (item.Table, item.Row.PartitionKey))
            .SelectMany(group => Cut(group.Select(item => item.Row).DistinctBy(row => row.RowKey)).Select(chunk => (group.Key.Table, Rows: chunk)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(transactions, parallel, async (transaction, token) => await PutAsync(transaction.Table, transaction.Rows, token));
    }

    /// <summary>Deletes rows that an older version of their article wrote; a row that a newer version has written since stays.</summary>
    public Task DeleteAsync(IEnumerable<IndexRow> rows, int olderThanVersion, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(rows, parallel, async (row, token) => await DeleteAsync(row, olderThanVersion, token));
    }

    /// <summary>Takes an article that goes out of its story, whatever dates it had there.</summary>
    public async Task LeaveStoryAsync(ArticleEntity article, CancellationToken cancellationToken)
    {
        if (article.ClusterId is null)
        {
            return;
        }

        var stories = clients.Tables.GetTableClient(StorageNames.StoriesTable);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {article.ClusterId} and ArticleId eq {article.Id}");

        await foreach (var row in stories.QueryAsync<TableEntity>(filter, select: [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)], cancellationToken: cancellationToken))
        {
            await stories.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private async Task PutAsync(string table, IReadOnlyList<ITableEntity> rows, CancellationToken cancellationToken)
    {
        await _months.AddAsync(rows[0].PartitionKey, cancellationToken);
        await MarkAsync(table, rows.Select(row => row.RowKey), cancellationToken);
        var client = clients.Tables.GetTableClient(table);

        // A transaction of one row costs the SDK, and the emulator, more than twice what the row itself does.
        await (rows is [var single]
            ? client.UpsertEntityAsync(single, TableUpdateMode.Replace, cancellationToken)
            : client.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken) as Task);
    }

    private async Task DeleteAsync(IndexRow row, int olderThanVersion, CancellationToken cancellationToken)
    {
        var table = clients.Tables.GetTableClient(row.Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, [nameof(ArticleByDateEntity.ArticleVersion)], cancellationToken);

        if (!found.HasValue || found.Value!.GetInt32(nameof(ArticleByDateEntity.ArticleVersion)) >= olderThanVersion)
        {
            return;
        }

        await MarkAsync(row.Table, [row.RowKey], cancellationToken);

        try
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, found.Value.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Deleted by another delivery, or written by a newer version since it was read: both are as it should be.
        }
    }

    /// <summary>The search for copies has to look at the list again.</summary>
    private async Task MarkAsync(string table, IEnumerable<string> rowKeys, CancellationToken cancellationToken)
    {
        if (table != StorageNames.ArticlesByDateTable)
        {
            return;
        }

        foreach (var rowKey in rowKeys)
        {
            await _marks.AddAsync(ArticleKeys.TimeOf(rowKey), cancellationToken);
        }
    }

    private static IEnumerable<IReadOnlyList<ITableEntity>> Cut(IEnumerable<ITableEntity> rows)
    {
        var chunk = new List<ITableEntity>();
        var bytes = 0;

        foreach (var row in rows)
        {
            var size = RowSize.Of(row);

            if (chunk.Count == TableLimits.OperationsPerTransaction || (chunk.Count > 0 && bytes + size > TableLimits.BytesPerTransaction))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }

            chunk.Add(row);
            bytes += size;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
