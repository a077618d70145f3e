namespace Ingest.Core.Parsing.PlainText;

/// <summary>Where a page has each of its lines again. Paragraphs are left out: none is a headline, nor one once more.</summary>
internal sealed class LinePlaces
{
    /// <summary>Of each line, the places of its like before and behind it; -1 for none.</summary>
    private readonly int[] _before, _behind;

    /// <summary>How many there are of a line, kept where the first of them is.</summary>
    private readonly int[] _counts;

    /// <summary>Of each line, where the first of its like is.</summary>
    private readonly int[] _first;

    public LinePlaces(List<TextLine> lines, int maxWords)
    {
        (_before, _behind, _counts, _first) = (new int[lines.Count], new int[lines.Count], new int[lines.Count], new int[lines.Count]);
        Array.Fill(_before, -1);
        Array.Fill(_behind, -1);
        var last = new Dictionary<ulong, int>(lines.Count);

        for (var i = 0; i < lines.Count; i++)
        {
            _first[i] = i;

            if (lines[i].Words > maxWords)
            {
                continue;
            }

            if (last.TryGetValue(lines[i].Hash, out var before))
            {
                (_before[i], _behind[before], _first[i]) = (before, i, _first[before]);
            }

            _counts[_first[i]]++;
            last[lines[i].Hash] = i;
        }
    }

    /// <summary>How often the page has the line.</summary>
    public int Count(int i) => _counts[_first[i]];

    /// <summary>Where it comes next, or -1.</summary>
    public int Next(int i) => _behind[i];

    /// <summary>Whether it comes again within so many lines above or below.</summary>
    public bool IsNear(int i, int lines) => (_before[i] >= 0 && i - _before[i] <= lines) || (_behind[i] >= 0 && _behind[i] - i <= lines);
}
