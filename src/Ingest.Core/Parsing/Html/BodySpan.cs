using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Trims the blocks of the body's element to the run with the greatest sum of scores (maximum subsequence segmentation, Pasternack
/// and Roth 2009): sentences score for themselves, furniture and loose short lines against.
/// </summary>
internal static class BodySpan
{
    private const double MaxBlockScore = 30;

    /// <returns>First block, and the one behind the last.</returns>
    public static (int Start, int End) Find(IReadOnlyList<(PageBlock Block, string? Reason)> blocks)
    {
        double best = 0, sum = 0;
        int bestStart = 0, bestEnd = blocks.Count, start = 0;

        for (var i = 0; i < blocks.Count; i++)
        {
            sum += Score(blocks[i].Block, blocks[i].Reason);

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

        return best > 0 ? (bestStart, bestEnd) : (0, blocks.Count);
    }

    private static double Score(PageBlock block, string? reason)
    {
        if (reason is not null)
        {
            return reason is "figure" or "caption" or "credit" or "advertisement" or "headline" ? 0 : -0.7;
        }

        if (block.IsProse)
        {
            return Math.Min(MaxBlockScore, block.Words * 0.8 * (1 - block.LinkDensity));
        }

        return TextMeasure.EndsSentence(block.Text) && block.Words >= 3 ? block.Words * 0.4
            : block.Tag is "td" or "th" ? 0
            : block.IsHeading || block.Tag is "li" or "dt" or "dd" or "pre" ? -0.05
            : -0.4;
    }
}
