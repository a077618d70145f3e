namespace Ingest.Core.Enrichment.Keywords;

/// <summary>A phrase of a text: how often it stands there, the tokens where it stands first, and its score: small is good.</summary>
internal struct Candidate
{
    public Phrase Phrase;
    public int FirstToken;
    public int EndToken;
    public int Frequency;
    public double Score;

    /// <summary>By score; ties go to the phrase that comes first, so that the order is the same on every run.</summary>
    public static int Compare(Candidate left, Candidate right)
    {
        var order = left.Score.CompareTo(right.Score);
        order = order != 0 ? order : left.FirstToken.CompareTo(right.FirstToken);
        return order != 0 ? order : left.EndToken.CompareTo(right.EndToken);
    }
}
