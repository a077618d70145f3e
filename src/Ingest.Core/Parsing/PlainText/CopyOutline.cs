using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Where the parts of a page copy lie.</summary>
/// <param name="Headline">Index of the headline's line, or -1.</param>
/// <param name="BodyStart">First line of the text.</param>
/// <param name="BodyEnd">The line behind its last one.</param>
internal readonly record struct CopyOutline(int Headline, int BodyStart, int BodyEnd)
{
    /// <summary>Lines below a headline that may hold byline and date.</summary>
    private const int HeadLines = 12;

    /// <summary>A headline inside of the found text that scores less may be a subhead: what stands above it is not cut off.</summary>
    private const double MinScoreToCut = 4;

    /// <summary>Part of its score that a line of furniture counts between the headline and the found text.</summary>
    private const double FurnitureUnderHeadline = 0.1;

    /// <summary>Part of the text that must lie above a line that closes it.</summary>
    private const double EndMatterFrom = 0.3;

    /// <summary>Part of the text above a bio.</summary>
    private const double BioFrom = 0.6;

    /// <summary>Titles of other articles that a text may hold in one place.</summary>
    private const int MaxInnerTitles = 4;

    private const double LateFrom = 0.7;

    /// <summary>Paragraphs behind a paragraph, which teasers do not have.</summary>
    private const int MinPairsBelow = 2;

    public static CopyOutline Of(List<TextLine> lines)
    {
        var thread = CommentThread.Start(lines);
        var (start, end) = BodyRange.Find(lines, thread);

        if (start == end)
        {
            return new CopyOutline(-1, 0, 0);
        }

        var (headline, score) = HeadlineLine.Find(lines, start, end);
        start = headline < 0 || (headline >= start && score < MinScoreToCut) ? start : Start(lines, headline, start, end);
        return new CopyOutline(headline, start, End(lines, start, end));
    }

    /// <summary>
    /// The text starts below the headline and its byline: later than found where a teaser was taken along, earlier where furniture cut the
    /// first paragraphs off. Furniture between headline and text weighs little, for nothing else is expected there.
    /// </summary>
    private static int Start(List<TextLine> lines, int headline, int start, int end)
    {
        var from = BelowHead(lines, headline, end);

        if (headline >= start)
        {
            return from;
        }

        double sum = 0, best = 0;
        var first = start;

        for (var i = start - 1; i >= from; i--)
        {
            var score = BodyRange.Score(lines, i);
            sum += score > 0 ? score : score * FurnitureUnderHeadline;

            if (sum > best && lines[i].IsProse)
            {
                (best, first) = (sum, i);
            }
        }

        return Math.Max(first, from);
    }

    /// <summary>Below byline and date; one paragraph may stand above them, as a dek does.</summary>
    private static int BelowHead(List<TextLine> lines, int headline, int end)
    {
        var from = headline + 1;
        var paragraphs = 0;

        for (var i = headline + 1; i < Math.Min(end, headline + HeadLines) && paragraphs < 2; i++)
        {
            from = lines[i].IsMeta ? i + 1 : from;
            paragraphs += IsParagraph(lines[i]) ? 1 : 0;
        }

        return from;
    }

    private static bool IsParagraph(TextLine line) => line.IsProse && line.Words > LineCounts.LongProseWords;

    private static int End(List<TextLine> lines, int start, int end)
    {
        var total = 0;

        for (var i = start; i < end; i++)
        {
            total += lines[i].Text.Length;
        }

        var seen = 0;

        for (var i = start; i < end; i++)
        {
            if ((seen > total * EndMatterFrom && IsEndHeading(lines[i]) && !GoesOn(lines, i, end, isEarly: seen < total * LateFrom))
                || (seen > total * BioFrom && BioLines.PersonAt(lines, i, start) is not null))
            {
                return i;
            }

            seen += lines[i].Text.Length;
        }

        return end;
    }

    private static bool IsEndHeading(TextLine line) =>
        (line.Words <= 8 && NoiseLexicon.EndHeadings.Is(line.Text)) || (line.Words <= 12 && !line.EndsSentence && NoiseLexicon.EndOpenings.Starts(line.Text));

    /// <summary>"Related" and a few titles in the middle of a text: two paragraphs follow each other soon after, or again and again below.</summary>
    private static bool GoesOn(List<TextLine> lines, int heading, int end, bool isEarly)
    {
        var pairs = 0;
        var isNear = true;

        for (var i = heading + 1; i < end - 1 && (isNear || isEarly); i++)
        {
            pairs += IsLong(lines[i]) && (IsLong(lines[i + 1]) || ContributorLines.Read(lines[i + 1].Text) is not null) ? 1 : 0;

            if (pairs >= (isNear ? 1 : MinPairsBelow))
            {
                return true;
            }

            isNear &= i <= heading + MaxInnerTitles && !lines[i].IsProse;
        }

        return false;
    }

    private static bool IsLong(TextLine line) => line.IsProse && line.Words >= 20;
}
