using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Dates in the short lines around a headline.</summary>
internal static class DateLines
{
    private const int MaxLineLength = 200;

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

    public static Sourced<ArticleDate>? Modified(IReadOnlyList<string> lines, DateHints hints)
    {
        foreach (var line in lines)
        {
            if (line.Length <= MaxLineLength && LineKinds.HasModifiedLabel(line) && DateScanner.First(line, hints) is { } match)
            {
                return new Sourced<ArticleDate>(match.Date, "text:date", 0.7, line, Inferred: !match.YearKnown || !match.ZoneKnown);
            }
        }

        return null;
    }
}
