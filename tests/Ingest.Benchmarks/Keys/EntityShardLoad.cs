using Ingest.Tables.Keys;

namespace Ingest.Benchmarks.Keys;

/// <summary>
/// The other design: ArticlesByEntity sharded by the entity's key instead of the article's id. A question would read one partition a month; an article's rows
/// would go to many, each a transaction of its own.
/// </summary>
public sealed class EntityShardLoad(int shardCount)
{
    private const int BatchSize = 50;

    // Operations of an entity group transaction.
    private const int Operations = 100;

    private readonly HashSet<(string Month, int Shard)> _article = [];
    private readonly Dictionary<(string Month, int Shard), int> _batch = [];
    private readonly HotSeconds<(string Month, int Shard)> _seconds = new(KeySimulation.AtPeak(KeySimulation.Volumes[^1]));
    private long _alone;
    private long _batched;
    private int _articles;

    public int ShardCount => shardCount;

    /// <summary>Transactions an article, where each is written by itself.</summary>
    public double Alone => (double)_alone / _articles;

    /// <summary>The same in batches of 50.</summary>
    public double Batched => (double)_batched / _articles;

    /// <summary>See <see cref="ShardLoad.HotRows"/>, at the highest of the rates.</summary>
    public int HotRows => _seconds.Rows();

    public void Add(SimulatedArticle article)
    {
        var month = ArticleKeys.Month(article.Date);
        _article.Clear();

        foreach (var rank in article.Entities)
        {
            var (type, name) = NewsModel.NameOf(rank);
            var partition = (month, ArticleKeys.Shard(ArticleKeys.EntityPrefix(type, name), shardCount));
            _article.Add(partition);
            _batch[partition] = _batch.GetValueOrDefault(partition) + 1;
            _seconds.Count(partition, 1);
        }

        _seconds.EndArticle();
        _alone += _article.Count;

        if (++_articles % BatchSize == 0)
        {
            _batched += _batch.Values.Sum(rows => (rows + Operations - 1) / Operations);
            _batch.Clear();
        }
    }
}
