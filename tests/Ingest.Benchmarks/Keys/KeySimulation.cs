using Ingest.Tables.Keys;

namespace Ingest.Benchmarks.Keys;

/// <summary>What the key design makes of a year of news: nothing is stored, the rows are counted by the keys that the writer would give them.</summary>
public sealed class KeySimulation
{
    /// <summary>Articles a second at the peak of a day, over the day's mean.</summary>
    public const double Peak = 2.5;

    public static readonly int[] ShardCounts = [1, 4, 16, 64];
    public static readonly int[] Volumes = [1, 10, 100, 1000];

    private readonly int[][] _mentions = [.. Enumerable.Range(0, NewsModel.Months).Select(_ => new int[1_000_000])];
    private readonly int[] _ledger = new int[LedgerKeys.PartitionCount];

    public IReadOnlyList<ShardLoad> Loads { get; } = [.. ShardCounts.Select(count => new ShardLoad(count, Volumes.Select(AtPeak)))];

    /// <summary>The other design, for comparison.</summary>
    public IReadOnlyList<EntityShardLoad> ByEntity { get; } = [.. ShardCounts.Select(count => new EntityShardLoad(count))];

    public IReadOnlyList<int> Ledger => _ledger;

    public int Articles { get; private set; }

    public long IndexRows { get; private set; }

    public long EntityRows { get; private set; }

    public long QuoteRows { get; private set; }

    public long KeyCharacters { get; private set; }

    public static int AtPeak(int articlesPerSecond) => (int)Math.Ceiling(articlesPerSecond * Peak);

    /// <param name="ledgerRows">Dropped blobs.</param>
    /// <param name="indexRows">Rows of ArticlesByDate, ArticlesByEntity and Quotes together, about.</param>
    public void Run(int ledgerRows, long indexRows)
    {
        var model = new NewsModel(seed: 1);

        foreach (var blob in model.Blobs(ledgerRows))
        {
            _ledger[Convert.ToInt32(LedgerKeys.Partition(blob), 16)]++;
        }

        // Means of the two log-normals, and the row by date.
        const double RowsPerArticle = 29.2 + 14.3 + 1;

        foreach (var article in model.Articles((int)(indexRows / RowsPerArticle)))
        {
            Add(article);
        }
    }

    /// <summary>Mentions of the name of a rank (0 is the commonest) in each month of the year.</summary>
    public IReadOnlyList<int> MentionsOf(int rank) => [.. _mentions.Select(month => month[rank])];

    private void Add(SimulatedArticle article)
    {
        Articles++;
        EntityRows += article.Entities.Count;
        QuoteRows += article.Quotes.Count;
        IndexRows += 1 + article.Entities.Count + article.Quotes.Count;
        KeyCharacters += RowKeys(article).Sum(key => key.Length);

        foreach (var load in Loads)
        {
            load.Add(article);
        }

        foreach (var load in ByEntity)
        {
            load.Add(article);
        }

        var month = ((article.Date.Year - NewsModel.Start.Year) * 12) + article.Date.Month - NewsModel.Start.Month;

        if (month is < 0 or >= NewsModel.Months)
        {
            return;
        }

        foreach (var rank in article.Entities)
        {
            _mentions[month][rank]++;
        }
    }

    private static IEnumerable<string> RowKeys(SimulatedArticle article)
    {
        yield return ArticleKeys.ByDateRow(article.Date, article.Id);

        foreach (var rank in article.Entities)
        {
            var (type, name) = NewsModel.NameOf(rank);
            yield return ArticleKeys.ByEntityRow(type, ArticleKeys.NameKey(name), article.Date, article.Id);
        }

        for (var n = 0; n < article.Quotes.Count; n++)
        {
            yield return ArticleKeys.QuoteRow(ArticleKeys.NameKey(NewsModel.SpeakerOf(article.Quotes[n])), article.Date, article.Id, n);
        }
    }
}
