using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ingest.Core.Stories;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Stories;

/// <summary>The table of stories, and the list of articles by date that they are found in.</summary>
public sealed class TableStoryStore(StorageClients clients, TimeProvider time) : IStoryStore
{
    // Rows that are in memory at a time: five days of one article a second are 430,000.
    private static readonly TimeSpan Block = TimeSpan.FromDays(5);

    private static readonly string[] Columns =
    [
        nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ArticleByDateEntity.ArticleId), nameof(ArticleByDateEntity.ArticleVersion), nameof(ArticleByDateEntity.Date),
        nameof(ArticleByDateEntity.Signature), nameof(ArticleByDateEntity.Fingerprint), nameof(ArticleByDateEntity.IsNamedByFile), nameof(ArticleByDateEntity.DuplicateOf), nameof(ArticleByDateEntity.ClusterId), nameof(ArticleByDateEntity.ClusterSize),
    ];

    private readonly TableClient _articles = clients.Tables.GetTableClient(StorageNames.ArticlesTable);
    private readonly TableClient _byDate = clients.Tables.GetTableClient(StorageNames.ArticlesByDateTable);
    private readonly TableClient _stories = clients.Tables.GetTableClient(StorageNames.StoriesTable);
    private readonly ArticleReader _reader = new(clients.Tables);

    public async IAsyncEnumerable<ListedArticle> ListAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var layout = await _reader.GetLayoutAsync(cancellationToken);

        foreach (var month in layout.Months.Reverse())
        {
            var (start, end) = MonthOf(month.Month);

            for (var block = Later(start, from); block < Earlier(end, to); block = EndOf(block, end))
            {
                foreach (var article in await ReadAsync(month, block, Earlier(EndOf(block, end), to), cancellationToken))
                {
                    yield return article;
                }
            }
        }
    }

    public async Task<IReadOnlyList<StoryCopy>> CopiesAsync(string clusterId, CancellationToken cancellationToken) =>
        await _stories.QueryAsync<StoryEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {clusterId}"), cancellationToken: cancellationToken).Select(StoryMapping.ToCopy).ToListAsync(cancellationToken);

    public async Task ReplaceAsync(string clusterId, IReadOnlyCollection<StoryCopy> removed, IReadOnlyCollection<StoryCopy> put, CancellationToken cancellationToken)
    {
        var rows = put.Select(copy => new TableTransactionAction(TableTransactionActionType.UpsertReplace, StoryMapping.ToRow(clusterId, copy)));

        foreach (var chunk in rows.Chunk(TableLimits.OperationsPerTransaction))
        {
            await _stories.SubmitTransactionAsync(chunk, cancellationToken);
        }

        foreach (var copy in removed)
        {
            // One by one: another run may have deleted one of them, which would fail a transaction.
            await _stories.DeleteEntityAsync(clusterId, ArticleKeys.StoryRow(copy.Date, copy.Id), ETag.All, cancellationToken);
        }
    }

    public async Task<string?> ClusterOfAsync(string articleId, CancellationToken cancellationToken)
    {
        var found = await _articles.GetEntityIfExistsAsync<TableEntity>(articleId, ArticleKeys.ArticleRow, [nameof(ArticleEntity.ClusterId)], cancellationToken);
        return found.HasValue ? found.Value!.GetString(nameof(ArticleEntity.ClusterId)) : null;
    }

    public Task AssignAsync(string articleId, string? clusterId, CancellationToken cancellationToken) =>
        SetAsync(_articles, articleId, ArticleKeys.ArticleRow, revision: null, [(nameof(ArticleEntity.ClusterId), clusterId)], cancellationToken);

    public Task ListInAsync(ListedArticle article, string? clusterId, int clusterSize, string? duplicateOf, CancellationToken cancellationToken)
    {
        List<(string Name, object? Value)> columns = [(nameof(ArticleByDateEntity.ClusterId), clusterId), (nameof(ArticleByDateEntity.ClusterSize), clusterId is null ? null : clusterSize)];

        if (article.DuplicateOf != duplicateOf)
        {
            columns.Add((nameof(ArticleByDateEntity.DuplicateOf), duplicateOf));
        }

        return SetAsync(_byDate, article.Partition, ArticleKeys.ByDateRow(article.Date, article.Id), new ETag(article.Revision), columns, cancellationToken);
    }

    public async Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken)
    {
        var rows = _stories.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {ArticleKeys.StoryMarks}"), cancellationToken: cancellationToken);
        return await rows.Select(row => new StoryMark(MonthOf(row.RowKey).Start, row.Timestamp!.Value, row.ETag.ToString())).ToListAsync(cancellationToken);
    }

    public Task ClearAsync(StoryMark mark, CancellationToken cancellationToken) =>
        TryAsync(() => _stories.DeleteEntityAsync(ArticleKeys.StoryMarks, ArticleKeys.Month(mark.Month), new ETag(mark.Revision), cancellationToken));

    private async Task<IReadOnlyList<ListedArticle>> ReadAsync(MonthPartitions month, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rows = new List<ListedArticle>();

        foreach (var partition in month.Partitions)
        {
            // Newest first: the later end is the lower bound. Ticks of that end itself belong to the next block.
            var (low, high) = (ArticleKeys.ReverseTicks(to.AddTicks(-1)), ArticleKeys.ReverseTicks(from) + "~");
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {low} and RowKey lt {high}");

            await foreach (var row in _byDate.QueryAsync<ArticleByDateEntity>(filter, select: Columns, cancellationToken: cancellationToken))
            {
                rows.Add(StoryMapping.ToListed(row));
            }
        }

        // An article whose shard count changed may be listed twice for a moment.
        return [.. rows.OrderBy(row => (row.Date, row.Id), StoryFinder.Order).ThenByDescending(row => row.Version).DistinctBy(row => row.Id)];
    }

    /// <summary>Sets columns of a row, or takes them away where they are null; leaves a row that has gone or, by its revision, changed.</summary>
    private static Task SetAsync(TableClient table, string partition, string row, ETag? revision, IReadOnlyList<(string Name, object? Value)> columns, CancellationToken cancellationToken)
    {
        if (columns.Any(column => column.Value is null))
        {
            return TryAsync(() => ReplaceAsync(table, partition, row, revision, columns, cancellationToken));
        }

        var merge = new TableEntity(partition, row);

        foreach (var (name, value) in columns)
        {
            merge[name] = value;
        }

        return TryAsync(() => table.UpdateEntityAsync(merge, revision ?? ETag.All, TableUpdateMode.Merge, cancellationToken));
    }

    // A merge cannot take a column away: the row is read and replaced.
    private static async Task ReplaceAsync(TableClient table, string partition, string row, ETag? revision, IReadOnlyList<(string Name, object? Value)> columns, CancellationToken cancellationToken)
    {
        TableEntity found = await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        var hasChanged = false;

        foreach (var (name, value) in columns)
        {
            hasChanged |= value is null ? found.Remove(name) : !value.Equals(found[name]);

            if (value is not null)
            {
                found[name] = value;
            }
        }

        if (hasChanged)
        {
            await table.UpdateEntityAsync(found, revision ?? found.ETag, TableUpdateMode.Replace, cancellationToken);
        }
    }

    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Gone or written anew since it was read: the next run sees what stands there now.
        }
    }

    private static (DateTimeOffset Start, DateTimeOffset End) MonthOf(string month)
    {
        var start = DateTimeOffset.ParseExact(month, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (start, start.AddMonths(1));
    }

    // What lies ahead has few articles, and is read at once.
    private DateTimeOffset EndOf(DateTimeOffset block, DateTimeOffset month) => block > time.GetUtcNow() - StoryHandler.Recent - Block ? month : Earlier(block + Block, month);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
