using System.Runtime.InteropServices;

namespace Ingest.Training.Crf;

/// <summary>Gives each feature that is seen often enough a row of the weight matrix.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<ulong, int> _rows = [];
    private readonly List<ulong> _hashes = [];

    /// <param name="chains">Chains with their hashes.</param>
    /// <param name="groups">Group of each document: what only one group has (one article with its variants) is not learnt.</param>
    /// <param name="cutoff">Groups that must have a feature.</param>
    public FeatureIndex(IReadOnlyList<Chain> chains, IReadOnlyList<int> groups, int cutoff)
    {
        var counts = new Dictionary<ulong, (int Last, int Count)>();

        foreach (var chain in chains)
        {
            var group = groups[chain.Document] + 1;

            foreach (var hash in chain.Hashes)
            {
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _);

                if (seen.Last != group)
                {
                    seen = (group, seen.Count + 1);
                }
            }
        }

        foreach (var (hash, seen) in counts)
        {
            if (seen.Count >= cutoff)
            {
                _rows.Add(hash, _hashes.Count);
                _hashes.Add(hash);
            }
        }
    }

    public int Count => _hashes.Count;

    public IReadOnlyList<ulong> Hashes => _hashes;

    public void Resolve(IReadOnlyList<Chain> chains)
    {
        var rows = new List<int>();

        foreach (var chain in chains)
        {
            var ends = new int[chain.Length];
            var position = 0;
            rows.Clear();

            for (var t = 0; t < chain.Length; t++)
            {
                for (; position < chain.Ends[t]; position++)
                {
                    if (_rows.TryGetValue(chain.Hashes[position], out var row))
                    {
                        rows.Add(row);
                    }
                }

                ends[t] = rows.Count;
            }

            chain.Rows = [.. rows];
            chain.RowEnds = ends;
        }
    }
}
