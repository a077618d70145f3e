namespace Ingest.Benchmarks.Keys;

/// <summary>Cuts a stream of articles into seconds, and keeps what the hottest partition takes in each.</summary>
public sealed class HotSeconds<TPartition>(int articles)
    where TPartition : notnull
{
    private readonly Dictionary<TPartition, int> _rows = [];
    private readonly List<int> _hottest = [];
    private int _seen;

    /// <summary>Articles of a second.</summary>
    public int Articles => articles;

    public void Count(TPartition partition, int rows) => _rows[partition] = _rows.GetValueOrDefault(partition) + rows;

    public void EndArticle()
    {
        if (++_seen < articles)
        {
            return;
        }

        _hottest.Add(_rows.Values.DefaultIfEmpty().Max());
        _rows.Clear();
        _seen = 0;
    }

    /// <summary>Rows that the hottest partition takes in one of a hundred seconds.</summary>
    public int Rows() => _hottest.Order().ElementAt((int)(_hottest.Count * 0.99));
}
