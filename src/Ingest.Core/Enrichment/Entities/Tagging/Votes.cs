namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>How often the first pass gave a word each type (0 = none, then the four types), and the longest name with it.</summary>
internal struct Votes
{
    private int _none;
    private int _person;
    private int _organization;
    private int _location;
    private int _miscellaneous;

    /// <summary>Words of the longest name with this word.</summary>
    public int Longest { get; private set; }

    public int LongestType { get; private set; }

    public void Add(int type, int length)
    {
        Count(type)++;
        Lengthen(type, length);
    }

    public void Lengthen(int type, int length)
    {
        if (length > Longest)
        {
            Longest = length;
            LongestType = type;
        }
    }

    /// <summary>The votes of the other occurrences.</summary>
    public readonly Votes Without(int type)
    {
        var others = this;
        ref var count = ref others.Count(type);
        count = Math.Max(0, count - 1);
        return others;
    }

    /// <summary>The winner, how clearly it won, and about how many votes there were.</summary>
    public readonly ulong Summary()
    {
        Span<int> counts = [_none, _person, _organization, _location, _miscellaneous];
        int best = 0, total = 0;

        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];

            if (counts[i] > counts[best])
            {
                best = i;
            }
        }

        if (total == 0)
        {
            return 0;
        }

        var share = counts[best] == total ? 2 : counts[best] * 3 >= total * 2 ? 1 : 0;

        return (ulong)(1 + best + (share * 8) + (Math.Min(total, 4) * 32));
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref int Count(int type)
    {
        switch (type)
        {
            case 1:
                return ref _person;
            case 2:
                return ref _organization;
            case 3:
                return ref _location;
            case 4:
                return ref _miscellaneous;
            default:
                return ref _none;
        }
    }
}
