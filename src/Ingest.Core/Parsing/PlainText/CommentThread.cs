using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// Finds where readers talk: "36 Comments" with somebody who "says" soon after, or lines that only threads have, again and again ("Re: ...", "Reply",
/// a name with day and time under it). Comments can be longer than the article, so neither their place nor their share of the page is asked for.
/// </summary>
internal static class CommentThread
{
    /// <summary>"3 thoughts on" and the headline.</summary>
    private const int MaxHeadingWords = 20;

    /// <summary>"3 Comments" stands in the line of a byline too, with the article's day under it.</summary>
    private const int MaxCountWords = 2;

    private const int MaxGap = 15;

    /// <summary>Marks that make a thread, and the lines within which they stand.</summary>
    private const int MinMarks = 3, Reach = 40;

    private const int MaxNameWords = 4;

    /// <summary>What a line says of a thread; day and time under a short line are written above the entries of a running report too.</summary>
    private enum Mark
    {
        None,
        Dated,
        Spoken,
    }

    /// <summary>The first line of the first thread, or the number of lines.</summary>
    public static int Start(List<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsHeading(lines[i]))
            {
                if (IsSpokenBelow(lines, i))
                {
                    return i;
                }
            }
            else if (MarkAt(lines, i) is var mark and not Mark.None && GoesOn(lines, i))
            {
                // Day and "Reply" stand under the line that they belong to.
                return mark == Mark.Dated || lines[i].Noise == "comments" ? Math.Max(0, i - 1) : i;
            }
        }

        return lines.Count;
    }

    private static bool IsHeading(TextLine line) =>
        line.Words <= MaxHeadingWords && char.IsAsciiDigit(line.Text[0]) && NoiseLexicon.ThreadHeadings.Starts(line.Text.AsSpan().TrimStart("0123456789., "));

    private static bool IsSpokenBelow(List<TextLine> lines, int heading)
    {
        for (var i = heading + 1; i < Math.Min(lines.Count, heading + MaxGap); i++)
        {
            var mark = MarkAt(lines, i);

            if (mark == Mark.Spoken || (mark == Mark.Dated && lines[heading].Words > MaxCountWords))
            {
                return true;
            }
        }

        return false;
    }

    private static bool GoesOn(List<TextLine> lines, int first)
    {
        int marks = 0, spoken = 0;

        for (var i = first; i < Math.Min(lines.Count, first + Reach); i++)
        {
            var mark = MarkAt(lines, i);
            marks += mark == Mark.None ? 0 : 1;
            spoken += mark == Mark.Spoken ? 1 : 0;
        }

        return marks >= MinMarks && spoken > 0;
    }

    private static Mark MarkAt(List<TextLine> lines, int i)
    {
        var line = lines[i];

        if (line.Words > 10)
        {
            return Mark.None;
        }

        var text = line.Text;
        return (line.Noise == "comments" && line.Words <= 3)
            || text.StartsWith("Re: ", StringComparison.OrdinalIgnoreCase)
            || (line.Words <= 6 && (text.EndsWith(" says", StringComparison.Ordinal) || text.EndsWith(" says:", StringComparison.Ordinal) || text.EndsWith(" wrote:", StringComparison.Ordinal))) ? Mark.Spoken
            : i > 0 && lines[i - 1].Words is > 0 and <= MaxNameWords && !line.EndsSentence && HasTime(text) && line.IsDate ? Mark.Dated
            : Mark.None;
    }

    private static bool HasTime(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && colon + 2 < text.Length && char.IsDigit(text[colon - 1]) && char.IsDigit(text[colon + 1]);
}
