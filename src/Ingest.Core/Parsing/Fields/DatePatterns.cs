namespace Ingest.Core.Parsing.Fields;

/// <summary>The ways in which year, month and day follow each other, tried at one token of a text.</summary>
internal static class DatePatterns
{
    private static readonly string[] Ordinals = ["st", "nd", "rd", "th", "er", "e", "o", "a"];
    private static readonly string[] OrdinalsAndOf = [.. Ordinals, "of", "de", "d", "ta", "den", "di", "do", "la"];
    private static readonly string[] YearWords = ["de", "del", "of", "do", "г", "р", "год", "року"];

    public static DateParts? At(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, DateHints hints) =>
        YearFirst(text, tokens, i) ?? NumericDayMonth(text, tokens, i, hints) ?? DayMonthName(text, tokens, i) ?? MonthNameDay(text, tokens, i);

    /// <summary>2024-10-28, 2024/10/28, 2024. 10. 28., 2024年10月28日, 2024. október 28., 20241028.</summary>
    private static DateParts? YearFirst(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i)
    {
        var year = tokens[i];

        if (year.Kind == DateTokenKind.Number && year.Length == 8 && year.Number / 10000 is >= 1990 and <= 2100)
        {
            return new DateParts(year.Number / 10000, year.Number / 100 % 100, year.Number % 100, i + 1);
        }

        if (!year.IsYear)
        {
            return null;
        }

        var m = SkipSeparator(text, tokens, i + 1);

        if (m < tokens.Length && (tokens[m].IsMonth || MonthAt(text, tokens, m, out _) > 0))
        {
            var named = MonthAt(text, tokens, m, out var used);
            var month = named > 0 ? named : tokens[m].Number;
            var d = SkipSeparator(text, tokens, m + (named > 0 ? used : 1));

            if (m > i + 1 || named > 0)
            {
                return d < tokens.Length && tokens[d].IsDay && (d > m + 1 || named > 0) ? new DateParts(year.Number, month, tokens[d].Number, d + 1) : null;
            }
        }

        return null;
    }

    /// <summary>28/10/2024, 10/28/24, 28.10.2024, 28-10-2024.</summary>
    private static DateParts? NumericDayMonth(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, DateHints hints)
    {
        if (i + 4 >= tokens.Length || !tokens[i].IsDay || !tokens[i + 2].IsDay || tokens[i + 4].Kind != DateTokenKind.Number)
        {
            return null;
        }

        var mark = text[tokens[i + 1].Start];
        var year = tokens[i + 4];
        var goesOn = i + 6 < tokens.Length && tokens[i + 6].Kind == DateTokenKind.Number && tokens[i + 6].Start == year.End + 1 && text[year.End] is '.' or '/';
        var sameMark = tokens[i + 1].Kind == DateTokenKind.Mark && tokens[i + 3].Kind == DateTokenKind.Mark && text[tokens[i + 3].Start] == mark;
        var isPartOfMore = i > 0 && tokens[i - 1].Kind == DateTokenKind.Mark && tokens[i - 1].End == tokens[i].Start && text[tokens[i - 1].Start] is '.' or '/' && i > 1 && tokens[i - 2].Kind == DateTokenKind.Number;

        if (!sameMark || mark is not ('/' or '.' or '-') || isPartOfMore || goesOn || !(year.IsYear || (year.Length == 2 && mark is '/' or '.')))
        {
            return null;
        }

        int first = tokens[i].Number, second = tokens[i + 2].Number;
        var monthFirst = second > 12 || (first <= 12 && hints.MonthFirst && mark != '.');
        var fullYear = year.IsYear ? year.Number : year.Number + (year.Number < 70 ? 2000 : 1900);
        return new DateParts(fullYear, monthFirst ? first : second, monthFirst ? second : first, i + 5);
    }

    /// <summary>28 October 2024, 28. Oktober 2024, 28 de octubre de 2024, 28-Oct-2024, 28th of October, 28 Oct '24.</summary>
    private static DateParts? DayMonthName(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i)
    {
        if (!tokens[i].IsDay)
        {
            return null;
        }

        var m = SkipWords(text, tokens, i + 1, OrdinalsAndOf);

        if (m >= tokens.Length || MonthAt(text, tokens, m, out var used) is var month && month == 0)
        {
            return null;
        }

        // "21 نيسان/أبريل 2024": the month in the names of two calendars.
        var twin = m + used + 1;
        used += twin < tokens.Length && DateScanner.IsMark(text, tokens[twin - 1], "/") && MonthAt(text, tokens, twin, out var usedByTwin) == month ? 1 + usedByTwin : 0;
        var (year, next) = YearAfter(text, tokens, m + used);
        return new DateParts(year, month, tokens[i].Number, next);
    }

    /// <summary>October 28, 2024; Oct. 28; octubre 28 de 2024.</summary>
    private static DateParts? MonthNameDay(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i)
    {
        if (tokens[i].Kind != DateTokenKind.Word || !HasDayAfter(tokens, i + 1) || MonthAt(text, tokens, i, out var used) is var month && month == 0)
        {
            return null;
        }

        var d = i + used;

        while (d < tokens.Length && tokens[d].Kind == DateTokenKind.Mark && text[tokens[d].Start] is '.' or '-' or ' ')
        {
            d++;
        }

        if (d >= tokens.Length || !tokens[d].IsDay)
        {
            return null;
        }

        var afterDay = SkipWords(text, tokens, d + 1, Ordinals);
        var (year, next) = YearAfter(text, tokens, afterDay);
        return new DateParts(year, month, tokens[d].Number, year == 0 ? d + 1 : next);
    }

    /// <summary>The next number is a day, and at most one word stands before it: told at less cost than the name of a month.</summary>
    private static bool HasDayAfter(ReadOnlySpan<DateToken> tokens, int i)
    {
        var words = 0;

        for (; i < tokens.Length && tokens[i].Kind != DateTokenKind.Number && words < 2; i++)
        {
            words += tokens[i].Kind == DateTokenKind.Word ? 1 : 0;
        }

        return i < tokens.Length && words < 2 && tokens[i].IsDay;
    }

    private static int MonthAt(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, out int used)
    {
        used = 1;

        if (i >= tokens.Length || tokens[i].Kind != DateTokenKind.Word)
        {
            return 0;
        }

        var month = MonthNames.Find(text[tokens[i].Start..tokens[i].End]);

        if (month == 0 && i + 1 < tokens.Length && tokens[i + 1].Kind == DateTokenKind.Word && tokens[i + 1].Start - tokens[i].End == 1)
        {
            month = MonthNames.Find(text[tokens[i].Start..tokens[i + 1].End]);
            used = 2;
        }

        return month;
    }

    private static (int Year, int Next) YearAfter(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i)
    {
        var y = i;

        while (y < tokens.Length && y < i + 3 && (DateScanner.IsMark(text, tokens[y], ",.-/'’") || (tokens[y].Kind == DateTokenKind.Word && DateScanner.IsOneOf(text[tokens[y].Start..tokens[y].End], YearWords))))
        {
            y++;
        }

        if (y < tokens.Length && tokens[y].IsYear)
        {
            return (tokens[y].Number, y + 1);
        }

        var isShort = y < tokens.Length && y > i && tokens[y] is { Kind: DateTokenKind.Number, Length: 2, Number: >= 0 and < 70 } && DateScanner.IsMark(text, tokens[y - 1], "-/'’");
        return isShort ? (2000 + tokens[y].Number, y + 1) : (0, i);
    }

    private static int SkipSeparator(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i)
    {
        while (i < tokens.Length && (DateScanner.IsMark(text, tokens[i], "-/.,") || (tokens[i].Length == 1 && tokens[i].Kind == DateTokenKind.Word && text[tokens[i].Start] is '年' or '月' or '년' or '월')))
        {
            i++;
        }

        return i;
    }

    private static int SkipWords(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, string[] words)
    {
        var end = Math.Min(tokens.Length, i + 3);

        while (i < end && (DateScanner.IsMark(text, tokens[i], ".-/º°'’") || (tokens[i].Kind == DateTokenKind.Word && DateScanner.IsOneOf(text[tokens[i].Start..tokens[i].End], words))))
        {
            i++;
        }

        return i;
    }
}
