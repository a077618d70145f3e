namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds the headline: a line in the text's own words, with byline, date or paragraphs under it and menus rather than paragraphs above it.</summary>
internal static class HeadlineLine
{
    /// <summary>A line that scores less is no headline: texts without one are common on the wires.</summary>
    private const double MinScore = 2;

    /// <returns>Index of the line, or -1, and its score.</returns>
    public static (int Line, double Score) Find(List<TextLine> lines, int bodyStart, int bodyEnd)
    {
        using var evidence = new HeadlineEvidence(lines, bodyStart, bodyEnd);
        var candidates = new List<(double Alone, int Line)>();

        for (var i = 0; i < bodyEnd; i++)
        {
            if (MayBe(lines[i]))
            {
                candidates.Add((evidence.Alone(i), i));
            }
        }

        // The likeliest first: what stands around the others is then seldom asked for, which is what costs.
        candidates.Sort((left, right) => right.Alone != left.Alone ? right.Alone.CompareTo(left.Alone) : left.Line.CompareTo(right.Line));
        var best = -1;
        var bestScore = MinScore;

        foreach (var (alone, i) in candidates)
        {
            if (alone + HeadlineEvidence.MaxAround <= bestScore)
            {
                break;
            }

            var score = evidence.Score(i, alone, bestScore);

            if (score > bestScore || (score == bestScore && i < best))
            {
                (best, bestScore) = (i, score);
            }
        }

        return (best, bestScore);
    }

    internal static bool CanBe(TextLine line) => MayBe(line) && !line.IsDate && !line.IsByline && !line.IsCredit && !line.HasCredit;

    /// <summary>What can be said at no cost.</summary>
    internal static bool MayBe(TextLine line) =>
        line.Noise is null && line.Words is >= 2 and <= HeadlineEvidence.MaxWords && line.Text[0] is not ('-' or '•' or '*' or '(' or '<' or '>') && !line.Text.Contains("://", StringComparison.Ordinal);
}
