using System.Text;
using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Fields;

/// <summary>
/// Finds calendar dates in text of any language that <see cref="MonthNames"/> knows, and numeric dates in any: ISO 8601, RFC 5322,
/// "28 de octubre de 2024", "Oct. 28, 2024, 5:12 p.m. ET", "2024年10月28日", "28/10/2024". One pass over the tokens; no regex.
/// </summary>
internal static class DateScanner
{
    /// <summary>No date line is longer; dates further inside a text are of no interest here.</summary>
    private const int MaxCharacters = 400;

    public static DateMatch? First(ReadOnlySpan<char> text, DateHints hints)
    {
        if (!MayHoldDate(text))
        {
            return null;
        }

        Span<DateToken> buffer = stackalloc DateToken[Math.Min(text.Length, MaxCharacters)];
        var tokens = DateToken.Split(text, buffer);

        for (var i = 0; i < tokens.Length; i++)
        {
            if (At(text, tokens, i, hints) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    public static List<DateMatch> All(ReadOnlySpan<char> text, DateHints hints)
    {
        var matches = new List<DateMatch>();

        if (!MayHoldDate(text))
        {
            return matches;
        }

        Span<DateToken> buffer = stackalloc DateToken[Math.Min(text.Length, MaxCharacters)];
        var tokens = DateToken.Split(text, buffer);

        for (var i = 0; i < tokens.Length; i++)
        {
            if (At(text, tokens, i, hints) is { } match)
            {
                matches.Add(match);

                while (i + 1 < tokens.Length && tokens[i + 1].Start < match.End)
                {
                    i++;
                }
            }
        }

        return matches;
    }

    /// <summary>What of a text stands before, between and behind its dates.</summary>
    public static IEnumerable<Range> Beside(IEnumerable<DateMatch> dates)
    {
        var from = 0;

        foreach (var date in dates)
        {
            // A time before its date may reach back into what was read already.
            yield return from..Math.Max(from, date.Start);
            from = Math.Max(from, date.End);
        }

        yield return from..;
    }

    /// <summary>Every date has a digit; the digits of other scripts are not searched for, only not ruled out.</summary>
    private static bool MayHoldDate(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, MaxCharacters)];
        return head.ContainsAnyInRange('0', '9') || (!Ascii.IsValid(head) && HasDigit(head));
    }

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static DateMatch? At(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, DateHints hints) =>
        tokens[i].Kind != DateTokenKind.Mark && DatePatterns.At(text, tokens, i, hints) is { } parts ? Build(text, tokens, i, parts, hints) : null;

    private static DateMatch? Build(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int first, DateParts parts, DateHints hints)
    {
        var yearKnown = parts.Year != 0;
        var year = yearKnown ? parts.Year : YearResolver.Nearest(parts.Month, parts.Day, hints.Reference?.Value);

        if (year == 0 || parts.Month is < 1 or > 12 || parts.Day < 1 || parts.Day > DateTime.DaysInMonth(year, parts.Month))
        {
            return null;
        }

        var day = ArticleDate.Day(year, parts.Month, parts.Day);
        var time = TimeOfDayScanner.After(text, tokens, parts.Next, day) ?? TimeOfDayScanner.Before(text, tokens, first, day);
        var start = Math.Min(tokens[first].Start, time?.Start ?? int.MaxValue);
        var end = Math.Max(tokens[parts.Next - 1].End, time?.End ?? 0);
        return new DateMatch(time is { } t ? ArticleDate.Instant(t.Instant) : day, yearKnown, time?.ZoneKnown ?? true, start, end);
    }

    internal static bool IsMark(ReadOnlySpan<char> text, DateToken token, string marks) => token.Kind == DateTokenKind.Mark && marks.Contains(text[token.Start]);

    internal static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
