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
        var tokens = DateToken.Split(text, MaxCharacters);

        for (var i = 0; i < tokens.Count; i++)
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
        var tokens = DateToken.Split(text, MaxCharacters);
        var matches = new List<DateMatch>();

        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(text, tokens, i, hints) is { } match)
            {
                matches.Add(match);

                while (i + 1 < tokens.Count && tokens[i + 1].Start < match.End)
                {
                    i++;
                }
            }
        }

        return matches;
    }

    private static DateMatch? At(ReadOnlySpan<char> text, List<DateToken> tokens, int i, DateHints hints)
    {
        if (YearFirst(text, tokens, i) is { } yearFirst)
        {
            return Build(text, tokens, i, yearFirst, hints);
        }

        if (NumericDayMonth(text, tokens, i, hints) is { } numeric)
        {
            return Build(text, tokens, i, numeric, hints);
        }

        return (DayMonthName(text, tokens, i) ?? MonthNameDay(text, tokens, i)) is { } named ? Build(text, tokens, i, named, hints) : null;
    }

    /// <summary>2024-10-28, 2024/10/28, 2024. 10. 28., 2024年10月28日, 2024. október 28., 20241028.</summary>
    private static Parts? YearFirst(ReadOnlySpan<char> text, List<DateToken> tokens, int i)
    {
        var year = tokens[i];

        if (year.Kind == DateTokenKind.Number && year.Length == 8 && year.Number / 10000 is >= 1990 and <= 2100)
        {
            return new Parts(year.Number / 10000, year.Number / 100 % 100, year.Number % 100, i + 1);
        }

        if (!year.IsYear)
        {
            return null;
        }

        var m = SkipSeparator(text, tokens, i + 1);

        if (m < tokens.Count && (tokens[m].IsMonth || MonthAt(text, tokens, m, out _) > 0))
        {
            var named = MonthAt(text, tokens, m, out var used);
            var month = named > 0 ? named : tokens[m].Number;
            var d = SkipSeparator(text, tokens, m + (named > 0 ? used : 1));

            if (m > i + 1 || named > 0)
            {
                return d < tokens.Count && tokens[d].IsDay && (d > m + 1 || named > 0) ? new Parts(year.Number, month, tokens[d].Number, d + 1) : null;
            }
        }

        return null;
    }

    /// <summary>28/10/2024, 10/28/24, 28.10.2024, 28-10-2024.</summary>
    private static Parts? NumericDayMonth(ReadOnlySpan<char> text, List<DateToken> tokens, int i, DateHints hints)
    {
        if (i + 4 >= tokens.Count || !tokens[i].IsDay || !tokens[i + 2].IsDay || tokens[i + 4].Kind != DateTokenKind.Number)
        {
            return null;
        }

        var mark = text[tokens[i + 1].Start];
        var year = tokens[i + 4];
        var goesOn = i + 6 < tokens.Count && tokens[i + 6].Kind == DateTokenKind.Number && tokens[i + 6].Start == year.End + 1 && text[year.End] is '.' or '/';
        var sameMark = tokens[i + 1].Kind == DateTokenKind.Mark && tokens[i + 3].Kind == DateTokenKind.Mark && text[tokens[i + 3].Start] == mark;
        var isPartOfMore = i > 0 && tokens[i - 1].Kind == DateTokenKind.Mark && tokens[i - 1].End == tokens[i].Start && text[tokens[i - 1].Start] is '.' or '/' && i > 1 && tokens[i - 2].Kind == DateTokenKind.Number;

        if (!sameMark || mark is not ('/' or '.' or '-') || isPartOfMore || goesOn || !(year.IsYear || (year.Length == 2 && mark is '/' or '.')))
        {
            return null;
        }

        int first = tokens[i].Number, second = tokens[i + 2].Number;
        var monthFirst = second > 12 || (first <= 12 && hints.MonthFirst && mark != '.');
        var fullYear = year.IsYear ? year.Number : year.Number + (year.Number < 70 ? 2000 : 1900);
        return new Parts(fullYear, monthFirst ? first : second, monthFirst ? second : first, i + 5);
    }

    /// <summary>28 October 2024, 28. Oktober 2024, 28 de octubre de 2024, 28-Oct-2024, 28th of October, 28 Oct '24.</summary>
    private static Parts? DayMonthName(ReadOnlySpan<char> text, List<DateToken> tokens, int i)
    {
        if (!tokens[i].IsDay)
        {
            return null;
        }

        var m = SkipWords(text, tokens, i + 1, OrdinalsAndOf);

        if (m >= tokens.Count || MonthAt(text, tokens, m, out var used) is var month && month == 0)
        {
            return null;
        }

        var (year, next) = YearAfter(text, tokens, m + used);
        return new Parts(year, month, tokens[i].Number, next);
    }

    /// <summary>October 28, 2024; Oct. 28; octubre 28 de 2024.</summary>
    private static Parts? MonthNameDay(ReadOnlySpan<char> text, List<DateToken> tokens, int i)
    {
        if (tokens[i].Kind != DateTokenKind.Word || MonthAt(text, tokens, i, out var used) is var month && month == 0)
        {
            return null;
        }

        var d = i + used;

        while (d < tokens.Count && tokens[d].Kind == DateTokenKind.Mark && text[tokens[d].Start] is '.' or '-' or ' ')
        {
            d++;
        }

        if (d >= tokens.Count || !tokens[d].IsDay)
        {
            return null;
        }

        var afterDay = SkipWords(text, tokens, d + 1, Ordinals);
        var (year, next) = YearAfter(text, tokens, afterDay);
        return new Parts(year, month, tokens[d].Number, year == 0 ? d + 1 : next);
    }

    private static int MonthAt(ReadOnlySpan<char> text, List<DateToken> tokens, int i, out int used)
    {
        used = 1;

        if (i >= tokens.Count || tokens[i].Kind != DateTokenKind.Word)
        {
            return 0;
        }

        var month = MonthNames.Find(text[tokens[i].Start..tokens[i].End]);

        if (month == 0 && i + 1 < tokens.Count && tokens[i + 1].Kind == DateTokenKind.Word && tokens[i + 1].Start - tokens[i].End == 1)
        {
            month = MonthNames.Find(text[tokens[i].Start..tokens[i + 1].End]);
            used = 2;
        }

        return month;
    }

    private static (int Year, int Next) YearAfter(ReadOnlySpan<char> text, List<DateToken> tokens, int i)
    {
        var y = i;

        while (y < tokens.Count && y < i + 3 && (IsMark(text, tokens[y], ",.-/'’") || (tokens[y].Kind == DateTokenKind.Word && IsOneOf(text[tokens[y].Start..tokens[y].End], YearWords))))
        {
            y++;
        }

        if (y < tokens.Count && tokens[y].IsYear)
        {
            return (tokens[y].Number, y + 1);
        }

        var isShort = y < tokens.Count && y > i && tokens[y] is { Kind: DateTokenKind.Number, Length: 2, Number: >= 0 and < 70 } && IsMark(text, tokens[y - 1], "-/'’");
        return isShort ? (2000 + tokens[y].Number, y + 1) : (0, i);
    }

    private static DateMatch? Build(ReadOnlySpan<char> text, List<DateToken> tokens, int first, Parts parts, DateHints hints)
    {
        var yearKnown = parts.Year != 0;
        var year = yearKnown ? parts.Year : YearResolver.Nearest(parts.Month, parts.Day, hints.Reference);

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

    private static int SkipSeparator(ReadOnlySpan<char> text, List<DateToken> tokens, int i)
    {
        while (i < tokens.Count && (IsMark(text, tokens[i], "-/.,") || (tokens[i].Length == 1 && tokens[i].Kind == DateTokenKind.Word && text[tokens[i].Start] is '年' or '月' or '년' or '월')))
        {
            i++;
        }

        return i;
    }

    private static int SkipWords(ReadOnlySpan<char> text, List<DateToken> tokens, int i, string[] words)
    {
        var end = Math.Min(tokens.Count, i + 3);

        while (i < end && (IsMark(text, tokens[i], ".-/º°'’") || (tokens[i].Kind == DateTokenKind.Word && IsOneOf(text[tokens[i].Start..tokens[i].End], words))))
        {
            i++;
        }

        return i;
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

    private static readonly string[] Ordinals = ["st", "nd", "rd", "th", "er", "e", "o", "a"];
    private static readonly string[] OrdinalsAndOf = [.. Ordinals, "of", "de", "d", "ta", "den", "di", "do", "la"];
    private static readonly string[] YearWords = ["de", "del", "of", "do", "г", "р", "год", "року"];

    /// <param name="Year">0 where the text gives none.</param>
    /// <param name="Next">Index of the first token behind the date.</param>
    private readonly record struct Parts(int Year, int Month, int Day, int Next);
}
