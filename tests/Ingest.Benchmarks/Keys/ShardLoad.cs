using Ingest.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Benchmarks.Keys;

/// <summary>The rows of each partition for one shard count, and the hottest seconds of writing at several rates.</summary>
public sealed class ShardLoad
{
    private readonly Dictionary<(string Table, string Partition), int> _rows = [];
    private readonly HotSeconds<string>[] _seconds;

    /// <param name="articlesPerSecond">Rates, in articles of a second, for which seconds are cut out of the stream.</param>
    public ShardLoad(int shardCount, IEnumerable<int> articlesPerSecond)
    {
        ShardCount = shardCount;
        _seconds = [.. articlesPerSecond.Select(rate => new HotSeconds<string>(rate))];
    }

    public int ShardCount { get; }

    public void Add(SimulatedArticle article)
    {
        var partition = ArticleKeys.MonthPartition(article.Date, ArticleKeys.Shard(article.Id, ShardCount), ShardCount);
        Count(StorageNames.ArticlesByDateTable, partition, 1);
        Count(StorageNames.ArticlesByEntityTable, partition, article.Entities.Count);
        Count(StorageNames.QuotesTable, partition, article.Quotes.Count);

        foreach (var second in _seconds)
        {
            second.Count(partition, article.Entities.Count);
            second.EndArticle();
        }
    }

    /// <summary>Rows of the partitions of a month in a table, the fullest last.</summary>
    public IReadOnlyList<int> RowsOf(string table, string month) =>
        [.. _rows.Where(pair => pair.Key.Table == table && pair.Key.Partition.StartsWith(month, StringComparison.Ordinal)).Select(pair => pair.Value).Order()];

    public int PartitionsOf(string table) => _rows.Keys.Count(key => key.Table == table);

    /// <summary>Rows that ArticlesByEntity's hottest partition takes in one of a hundred seconds at this rate.</summary>
    public int HotRows(int articlesPerSecond) => Array.Find(_seconds, second => second.Articles == articlesPerSecond)!.Rows();

    private void Count(string table, string partition, int rows) => _rows[(table, partition)] = _rows.GetValueOrDefault((table, partition)) + rows;
}
