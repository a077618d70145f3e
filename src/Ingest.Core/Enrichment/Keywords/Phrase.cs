namespace Ingest.Core.Enrichment.Keywords;

/// <summary>Up to three terms of a <see cref="TermTable"/> in a row; <see cref="TermTable.None"/> where there are fewer.</summary>
internal readonly record struct Phrase(int First, int Second, int Third)
{
    public int Length => Second < 0 ? 1 : Third < 0 ? 2 : 3;

    public Phrase(int first, int second)
        : this(first, second, TermTable.None)
    {
    }

    /// <summary>Whether the words of the other stand in this one, in a row.</summary>
    public bool Contains(Phrase part) => part.Length switch
    {
        1 => First == part.First || Second == part.First || Third == part.First,
        2 => (First == part.First && Second == part.Second) || (Second == part.First && Third == part.Second),
        _ => this == part,
    };
}
