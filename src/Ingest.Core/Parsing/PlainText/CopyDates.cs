using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds when the article of a page copy appeared: beside its headline, else under its text, else anywhere above it.</summary>
internal static class CopyDates
{
    private const int Above = 6;
    private const int Below = 10;
    private const int UnderText = 12;

    /// <summary>Lines around headline and byline in which the day may stand among other things.</summary>
    private const int Beside = 4;

    /// <summary>Files that say they are older were packed without a date.</summary>
    private const int FirstYearOfFiles = 1995;

    public static void Set(ArticleDraft draft, List<TextLine> lines, CopyOutline outline, SourceDocument source)
    {
        var head = Math.Max(0, outline.Headline < 0 ? outline.BodyStart : outline.Headline);
        var below = Texts(lines, head, Math.Max(outline.BodyStart, head) + Below);
        var above = Texts(lines, head - Above, head);
        above.Reverse();
        List<string> window = [.. below, .. above];
        var hints = DateHints.For(null, Reference(lines, window, source));
        draft.DatePublished = Labelled(window, hints)
            ?? DateLines.Published(window, hints)
            ?? DateLines.Beside(Texts(lines, head - Beside, Math.Max(outline.BodyStart, head) + Beside), hints)
            ?? DateLines.Published(Texts(lines, outline.BodyEnd, outline.BodyEnd + UnderText), hints)
            ?? DateLines.Anywhere(Texts(lines, 0, lines.Count), outline.BodyStart, hints);
        draft.DateModified = DateLines.Modified(window, hints);
    }

    /// <summary>Wire stories carry their day in the dateline, without a year.</summary>
    public static void SetFromDateline(ArticleDraft draft, List<TextLine> lines, SourceDocument source)
    {
        if (draft.DatePublished is null && draft.Dateline is { } dateline
            && DateScanner.First(dateline.Value, DateHints.For(null, Reference(lines, [dateline.Value], source))) is { } match)
        {
            draft.DatePublished = new Sourced<ArticleDate>(match.Date, "text:dateline", match.YearKnown ? 0.8 : 0.6, dateline.Value, Inferred: !match.YearKnown);
        }
    }

    /// <summary>"Published: ..." beats the day of the page's head, and of two days in one line the earlier is the first publication.</summary>
    private static Sourced<ArticleDate>? Labelled(List<string> window, DateHints hints)
    {
        foreach (var line in window)
        {
            if (line.Length > 120 || !LineKinds.HasDigit(line) || LineKinds.HasModifiedLabel(line) || DateScanner.All(line, hints) is not [var first, ..] all)
            {
                continue;
            }

            // "May 21, 2025April 24, 2025": the days of the last change and of publication, with the markup between them lost.
            var isGlued = all is [_, var second] && second.Start - first.End is >= 0 and <= 1;

            if (isGlued || LineKinds.HasDateLabel(line))
            {
                var match = all.Exists(other => other.Date.Value < first.Date.Value && other.YearKnown) ? all.MinBy(other => other.Date.Value) : first;
                return new Sourced<ArticleDate>(match.Date, "text:date", match.YearKnown ? 0.85 : 0.5, line, Inferred: !match.YearKnown || !match.ZoneKnown);
            }
        }

        return null;
    }

    /// <summary>A day near the one that is looked for, where a line lacks its year: other days of the page, the file's, the copyright line's.</summary>
    private static Lazy<DateOnly?> Reference(List<TextLine> lines, List<string> window, SourceDocument source) =>
        new(() => source.Raw.Metadata.Retrieved is { } retrieved ? DateOnly.FromDateTime(retrieved.UtcDateTime)
            // A day without its year is the article's only where such days stand beside the headline.
            : window.Exists(line => line.Length <= 200 && LineKinds.HasDigit(line)) ? NearestDay(lines, source)
            : null);

    private static DateOnly? NearestDay(List<TextLine> lines, SourceDocument source)
    {
        var latest = DateOnly.MinValue;

        foreach (var line in lines)
        {
            if (LineKinds.HasDigit(line.Text) && (line.IsDate || line.HasCredit) && DateScanner.First(line.Text, DateHints.None) is { } match && DateOnly.FromDateTime(match.Date.Value.Date) is var day && day > latest)
            {
                latest = day;
            }
        }

        return latest > DateOnly.MinValue ? latest
            : source.Raw.LastModified is { } changed && changed.Year >= FirstYearOfFiles ? DateOnly.FromDateTime(changed.UtcDateTime)
            : CopyrightYear(lines);
    }

    private static DateOnly? CopyrightYear(List<TextLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Words <= 25 && (lines[i].Text.Contains('©') || lines[i].Text.Contains("copyright", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var word in lines[i].Text.Split([' ', '-', '–', ',', '.', '©'], StringSplitOptions.RemoveEmptyEntries).Reverse())
                {
                    if (word.Length == 4 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is > FirstYearOfFiles and < 2100)
                    {
                        return new DateOnly(year, 12, 31);
                    }
                }
            }
        }

        return null;
    }

    private static List<string> Texts(List<TextLine> lines, int from, int to)
    {
        from = Math.Max(0, from);
        return [.. lines.Skip(from).Take(Math.Min(lines.Count, to) - from).Select(line => line.Text)];
    }
}
