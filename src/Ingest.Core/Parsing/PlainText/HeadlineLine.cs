namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds the headline: a line in the text's own words, with byline, date or paragraphs under it and menus rather than paragraphs above it.</summary>
internal static class HeadlineLine
{
    /// <summary>A line that scores less is no headline: texts without one are common on the wires.</summary>
    private const double MinScore = 2;

    /// <returns>Index of the line, or -1.</returns>
    public static int Find(List<TextLine> lines, int bodyStart, int bodyEnd)
    {
        var evidence = new HeadlineEvidence(lines, bodyStart, bodyEnd);
        var best = -1;
        var bestScore = MinScore;

        for (var i = 0; i < bodyEnd; i++)
        {
            if (!MayBe(lines[i]) || evidence.Alone(i) is var alone && alone + HeadlineEvidence.MaxAround <= bestScore || !CanBe(lines[i]))
            {
                continue;
            }

            var score = evidence.Alone(i) + evidence.Around(i);

            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    internal static bool CanBe(TextLine line) => MayBe(line) && !line.IsDate && !line.IsByline && !line.IsCredit && !line.HasCredit;

    /// <summary>What can be said at no cost.</summary>
    private static bool MayBe(TextLine line) =>
        line.Noise is null && line.Words is >= 2 and <= HeadlineEvidence.MaxWords && line.Text[0] is not ('-' or '•' or '*' or '(' or '<' or '>') && !line.Text.Contains("://", StringComparison.Ordinal);
}
