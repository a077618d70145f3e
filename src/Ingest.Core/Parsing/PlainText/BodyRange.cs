namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// Finds the lines between which the article's text lies: the contiguous run of lines with the greatest sum of scores (maximum
/// subsequence segmentation, Pasternack and Roth 2009), where sentences score for themselves and furniture against.
/// </summary>
internal static class BodyRange
{
    private const double MaxLineScore = 30;

    /// <summary>A text above the readers' comments has a score like three paragraphs; where less stands there, as in a forum, the thread is the text.</summary>
    private const double MinScoreAboveThread = 60;

    /// <param name="lines">All lines of the page.</param>
    /// <param name="thread">Where readers begin to talk, or the number of lines.</param>
    /// <returns>First line, and the one behind the last; equal where there is no text.</returns>
    public static (int Start, int End) Find(List<TextLine> lines, int thread)
    {
        var (start, end, score) = Best(lines, thread);

        if (thread < lines.Count && score < MinScoreAboveThread)
        {
            (start, end, _) = Best(lines, lines.Count);
        }

        return (start, end);
    }

    private static (int Start, int End, double Score) Best(List<TextLine> lines, int count)
    {
        double best = 0, sum = 0;
        int bestStart = 0, bestEnd = 0, start = 0;

        for (var i = 0; i < count; i++)
        {
            sum += Score(lines, i);

            if (sum <= 0)
            {
                sum = 0;
                start = i + 1;
            }
            else if (sum > best)
            {
                (best, bestStart, bestEnd) = (sum, start, i + 1);
            }
        }

        return (bestStart, bestEnd, best);
    }

    internal static double Score(List<TextLine> lines, int i)
    {
        var line = lines[i];

        if (line.Noise is not null)
        {
            return line.Words > 8 ? -9.6 : -6.4;
        }

        if (line.IsProse)
        {
            return Math.Min(MaxLineScore, line.Words * 0.8);
        }

        if (line.EndsSentence && line.Words >= 4)
        {
            return line.Words * 0.5;
        }

        // A subhead stands between paragraphs, a menu entry among its like.
        var besideProse = (i > 0 && lines[i - 1].IsProse ? 1 : 0) + (i + 1 < lines.Count && lines[i + 1].IsProse ? 1 : 0);
        return besideProse switch
        {
            2 => 0,
            1 => -1.5,
            _ => line.Words >= 12 ? -1 : -2,
        };
    }
}
