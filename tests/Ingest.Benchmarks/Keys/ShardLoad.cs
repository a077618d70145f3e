using Ingest.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Benchmarks.Keys;

/// <summary>The rows of each partition for one shard count, and the hottest seconds of writing at several rates.</summary>
public sealed class ShardLoad
{
    private readonly Dictionary<(string Table, string Partition), int> _rows = [];
    private readonly Window[] _windows;

    /// <param name="articlesPerSecond">Rates, in articles of a second, for which seconds are cut out of the stream.</param>
    public ShardLoad(int shardCount, IEnumerable<int> articlesPerSecond)
    {
        ShardCount = shardCount;
        _windows = [.. articlesPerSecond.Select(rate => new Window(rate))];
    }

    public int ShardCount { get; }

    public void Add(SimulatedArticle article)
    {
        var partition = ArticleKeys.MonthPartition(article.Date, ArticleKeys.Shard(article.Id, ShardCount), ShardCount);
        Count(StorageNames.ArticlesByDateTable, partition, 1);
        Count(StorageNames.ArticlesByEntityTable, partition, article.Entities.Count);
        Count(StorageNames.QuotesTable, partition, article.Quotes.Count);

        foreach (var window in _windows)
        {
            window.Add(partition, article.Entities.Count);
        }
    }

    /// <summary>Rows of the partitions of a month in a table, the fullest last.</summary>
    public IReadOnlyList<int> RowsOf(string table, string month) =>
        [.. _rows.Where(pair => pair.Key.Table == table && pair.Key.Partition.StartsWith(month, StringComparison.Ordinal)).Select(pair => pair.Value).Order()];

    public int PartitionsOf(string table) => _rows.Keys.Count(key => key.Table == table);

    /// <summary>Rows that ArticlesByEntity's hottest partition takes in one of a hundred seconds at this rate.</summary>
    public int HotRows(int articlesPerSecond) => Array.Find(_windows, window => window.Articles == articlesPerSecond)!.HotRows();

    private void Count(string table, string partition, int rows) => _rows[(table, partition)] = _rows.GetValueOrDefault((table, partition)) + rows;

    private sealed class Window(int articles)
    {
        private readonly Dictionary<string, int> _rows = [];
        private readonly List<int> _hottest = [];
        private int _seen;

        public int Articles => articles;

        public void Add(string partition, int rows)
        {
            _rows[partition] = _rows.GetValueOrDefault(partition) + rows;

            if (++_seen < articles)
            {
                return;
            }

            _hottest.Add(_rows.Values.Max());
            _rows.Clear();
            _seen = 0;
        }

        public int HotRows() => _hottest.Order().ElementAt((int)(_hottest.Count * 0.99));
    }
}
