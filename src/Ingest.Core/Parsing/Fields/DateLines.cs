using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Dates in the short lines around a headline.</summary>
internal static class DateLines
{
    private const int MaxLineLength = 200;
    private const int MaxWordsBeside = 30;

    /// <summary>"07.03.2025 by Jane Doe, reading time 3 min." ends like a sentence and is none.</summary>
    private const int MaxWordsOfRow = 10;

    public static Sourced<ArticleDate>? Published(IReadOnlyList<string> lines, DateHints hints)
    {
        Sourced<ArticleDate>? weak = null;

        foreach (var line in lines)
        {
            if (line.Length > MaxLineLength || !(LineKinds.IsDateLine(line) || LineKinds.IsByline(line)))
            {
                continue;
            }

            if (DateScanner.First(line, hints) is not { } match)
            {
                continue;
            }

            var found = new Sourced<ArticleDate>(match.Date, "text:date", match.YearKnown ? 0.8 : 0.5, line, Inferred: !match.YearKnown || !match.ZoneKnown);

            if (!LineKinds.HasModifiedLabel(line) && match.YearKnown)
            {
                return found;
            }

            weak ??= found with { Confidence = 0.5 };
        }

        return weak;
    }

    /// <summary>
    /// A date in a longer line beside the headline ("By Jane Doe · Dec 19, 2025 · Politics"): weaker than a line that is nothing else.
    /// </summary>
    public static Sourced<ArticleDate>? Beside(IReadOnlyList<string> lines, DateHints hints)
    {
        foreach (var line in lines)
        {
            if (line.Length <= MaxLineLength && TextMeasure.Words(line) is var words && words <= MaxWordsBeside && (words <= MaxWordsOfRow || !TextMeasure.EndsSentence(line) || LineKinds.HasDateLabel(line)) && DateScanner.First(line, hints with { Reference = null }) is { } match)
            {
                return new Sourced<ArticleDate>(match.Date, "text:date", 0.6, line, Inferred: !match.ZoneKnown);
            }
        }

        return null;
    }

    /// <summary>
    /// The last resort: a labelled date anywhere, else the nearest line above the text that is only a date. Pages put the day in their
    /// head, or under the text.
    /// </summary>
    public static Sourced<ArticleDate>? Anywhere(IReadOnlyList<string> lines, int textStart, DateHints hints)
    {
        var known = hints with { Reference = null };

        foreach (var line in lines)
        {
            if (line.Length <= 80 && LineKinds.HasDigit(line) && LineKinds.HasDateLabel(line) && DateScanner.First(line, known) is { } labelled)
            {
                return new Sourced<ArticleDate>(labelled.Date, "text:date", 0.5, line, Inferred: !labelled.ZoneKnown);
            }
        }

        for (var i = Math.Min(textStart, lines.Count) - 1; i >= 0; i--)
        {
            if (lines[i].Length <= 60 && LineKinds.IsDateLine(lines[i]) && DateScanner.First(lines[i], known) is { } above)
            {
                return new Sourced<ArticleDate>(above.Date, "text:date", 0.4, lines[i], Inferred: !above.ZoneKnown);
            }
        }

        return null;
    }

    public static Sourced<ArticleDate>? Modified(IReadOnlyList<string> lines, DateHints hints)
    {
        foreach (var line in lines)
        {
            if (line.Length <= MaxLineLength && LineKinds.HasDigit(line) && LineKinds.HasModifiedLabel(line) && DateScanner.First(line, hints) is { } match)
            {
                return new Sourced<ArticleDate>(match.Date, "text:date", 0.7, line, Inferred: !match.YearKnown || !match.ZoneKnown);
            }
        }

        return null;
    }
}
