using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>Days and months by name: "Oct. 28", "Friday, July 21, 2017", "5-6 September 2019", "December of 384", "last March".</summary>
internal static class CalendarRules
{
    /// <summary>Also names of people, verbs and auxiliaries: they count only where a word before them calls for a date.</summary>
    private static readonly WordSet AmbiguousMonths = new("may march april june august mar jan jun dec sep oct apr aug");

    private static readonly WordSet MonthCues = new("in since by until till from to during of early mid late between through before after for and or around earlier every each the on");

    public static DateMatch? Match(DateTokens tokens, int index)
    {
        var start = index;
        IsoDayOfWeek? weekday = null;

        if (tokens[index].Word is { Kind: DateWordKind.Weekday or DateWordKind.ShortWeekday or DateWordKind.ForeignWeekday } day)
        {
            weekday = (IsoDayOfWeek)day.Value;
            index = AfterWeekday(tokens, index);
        }

        var match = Read(tokens, index, isAfterWeekday: weekday is not null);

        if (match is null || (weekday is not null && match.Value.Date.Day is null))
        {
            return null;
        }

        var (date, end) = match.Value;
        date = date with { Weekday = weekday };
        return new DateMatch(start, end, date.Year is null ? WithYearBehind(tokens, end, date) : date);
    }

    private static int AfterWeekday(DateTokens tokens, int index)
    {
        index++;

        while (tokens.IsMark(index, '.') || tokens.IsMark(index, ',') || tokens.IsAny(index, "the", "dem", "den", "le", "el"))
        {
            index++;
        }

        return index;
    }

    private static (CalendarExpression Date, int End)? Read(DateTokens tokens, int index, bool isAfterWeekday) =>
        tokens[index].Word.Kind switch
        {
            DateWordKind.Month => MonthFirst(tokens, index, null),
            DateWordKind.Deixis when !isAfterWeekday && tokens[index].Word.Value <= (int)Deixis.Next && tokens.IsKind(index + 1, DateWordKind.Month) && tokens.IsCapitalised(index + 1) =>
                MonthFirst(tokens, index + 1, (Deixis)tokens[index].Word.Value),
            DateWordKind.Part when !isAfterWeekday => PartOfMonth(tokens, index),
            DateWordKind.ForeignMonth => ForeignMonthFirst(tokens, index),
            _ => DayFirst(tokens, index),
        };

    private static (CalendarExpression Date, int End)? PartOfMonth(DateTokens tokens, int index)
    {
        var part = (PeriodPart)tokens[index].Word.Value;
        var month = index + (tokens.IsDash(index + 1) ? 2 : tokens.IsAny(index + 1, "in", "of") ? 2 : 1);

        return part is PeriodPart.Early or PeriodPart.Mid or PeriodPart.Late && tokens.IsKind(month, DateWordKind.Month) && tokens.IsCapitalised(month)
            && MonthFirst(tokens, month, null) is { Date.Day: null } match
            ? (match.Date with { Part = part }, match.End)
            : null;
    }

    private static (CalendarExpression Date, int End)? MonthFirst(DateTokens tokens, int index, Deixis? deixis)
    {
        // "january 2016" in a headline or a caption; never "may" and "march".
        if (!tokens.IsCapitalised(index) && (tokens[index].Length < 4 || !tokens.IsNumber(index + 1) || tokens.Is(index, "march")))
        {
            return null;
        }

        var date = new CalendarExpression { Month = tokens[index].Word.Value, Deixis = deixis };
        var next = index + 1;

        // "Oct. 28", and "Sept." at the end of a sentence without its full stop.
        if (tokens.IsMark(next, '.') && tokens[index].Length <= 4 && (tokens.IsNumber(next + 1) || tokens.IsMark(next + 1, ',')))
        {
            next++;
        }

        if (DateParts.Day(tokens, next, out var day) is > 0 and var afterDay)
        {
            date = date with { Day = day, Deixis = null };

            if (tokens.IsDash(afterDay) && DateParts.Day(tokens, afterDay + 1, out var last) is > 0 and var afterLast && last > day)
            {
                (date, afterDay) = (date with { LastDay = last }, afterLast);
            }

            return WithYear(tokens, afterDay, date);
        }

        var ofYear = tokens.Is(next, "of") || tokens.IsMark(next, ',') ? next + 1 : next;

        if (YearAt(tokens, ofYear, tokens.Is(next, "of"), out var year) is > 0 and var afterYear && (deixis is null))
        {
            return (date with { Year = year }, afterYear);
        }

        return deixis is not null || IsMonthByContext(tokens, index) ? (date, index + 1) : null;
    }

    private static (CalendarExpression Date, int End)? ForeignMonthFirst(DateTokens tokens, int index)
    {
        var next = tokens.IsAny(index + 1, "de", "del") ? index + 2 : index + 1;
        return DateParts.Year(tokens, next, out var year) is > 0 and var end ? (new CalendarExpression { Month = tokens[index].Word.Value, Year = year }, end) : null;
    }

    private static (CalendarExpression Date, int End)? DayFirst(DateTokens tokens, int index)
    {
        if (DayNumber(tokens, index, out var day) is not (> 0 and var next) || IsTailOfCode(tokens, index))
        {
            return null;
        }

        int? lastDay = null;

        if ((tokens.IsDash(next) || tokens.IsAny(next, "and", "to")) && DateParts.Day(tokens, next + 1, out var last) is > 0 and var afterLast && last > day)
        {
            (lastDay, next) = (last, afterLast);
        }

        if (tokens.IsMark(next, '.') && tokens.IsKind(next + 1, DateWordKind.ForeignMonth))
        {
            next++;
        }

        next = tokens.IsAny(next, "of", "de") ? next + 1 : next;
        var isMonth = tokens.IsKind(next, DateWordKind.ForeignMonth) || (tokens.IsKind(next, DateWordKind.Month) && tokens.IsCapitalised(next));

        if (!isMonth)
        {
            return null;
        }

        var date = new CalendarExpression { Month = tokens[next].Word.Value, Day = day, LastDay = lastDay };
        next++;
        next = tokens.IsMark(next, '.') && tokens.IsNumber(next + 1) ? next + 1 : next;
        next = tokens.IsAny(next, "de", "del", "of") && tokens.IsNumber(next + 1) ? next + 1 : next;
        return WithYear(tokens, next, date);
    }

    private static int DayNumber(DateTokens tokens, int index, out int day)
    {
        // "the first of May"
        if (tokens.IsKind(index, DateWordKind.Ordinal) && tokens.Is(index + 1, "of") && tokens.IsKind(index + 2, DateWordKind.Month))
        {
            day = tokens[index].Word.Value;
            return index + 1;
        }

        return DateParts.Day(tokens, index, out day);
    }

    private static (CalendarExpression Date, int End) WithYear(DateTokens tokens, int index, CalendarExpression date)
    {
        var at = tokens.IsMark(index, ',') ? index + 1 : index;
        return YearAt(tokens, at, at == index, out var year) is > 0 and var end ? (date with { Year = year }, end) : (date, index);
    }

    /// <summary>A year; with <paramref name="shortYears"/>, three digits can be one: "30 September 420", "December of 384".</summary>
    private static int YearAt(DateTokens tokens, int index, bool shortYears, out int year)
    {
        if (DateParts.Year(tokens, index, out year) is > 0 and var next)
        {
            next = tokens.IsKind(next, DateWordKind.Era) ? next + 1 : next;
            return next;
        }

        return shortYears && tokens.IsNumberOf(index, 3) && year > 0 && !DateParts.IsAmount(tokens, index) ? index + 1 : -1;
    }

    /// <summary>"from March to August 2011", "March 11 this year": the year stands behind, in an expression of its own.</summary>
    private static CalendarExpression WithYearBehind(DateTokens tokens, int end, CalendarExpression date)
    {
        var next = tokens.IsAny(end, "of", "the") || tokens.IsMark(end, ',') ? end + 1 : end;
        next = tokens.Is(next, "the") ? next + 1 : next;

        if (tokens[next].Word is { Kind: DateWordKind.Deixis, Value: not (int)Deixis.Past } deixis && tokens.Is(next + 1, "year"))
        {
            return date with { YearDeixis = (Deixis)deixis.Value };
        }

        var isSeries = tokens.IsAny(end, "and", "or");

        if (!isSeries && !tokens.IsAny(end, "to", "through", "until", "till") && !tokens.IsDash(end))
        {
            return date;
        }

        if (Read(tokens, end + 1, isAfterWeekday: false) is not { Date.Year: { } year } other)
        {
            return date;
        }

        return date with { Year = other.Date.Month < date.Month && !isSeries ? year - 1 : year };
    }

    private static bool IsMonthByContext(DateTokens tokens, int index)
    {
        // "April Jones", "August Wilson" are people; "may" is hardly ever a month without a cue.
        var isAmbiguous = tokens.IsIn(index, AmbiguousMonths);
        var isCalledFor = tokens.IsIn(index - 1, MonthCues) || tokens.IsDash(index - 1);
        return isAmbiguous ? isCalledFor && !(tokens.IsCapitalised(index + 1) && !tokens.IsKind(index + 1, DateWordKind.Month)) : true;
    }

    private static bool IsTailOfCode(DateTokens tokens, int index) =>
        tokens.IsGlued(index) && !tokens.IsMark(index - 1, '(') && !tokens.IsMark(index - 1, '[') && !tokens.IsDash(index - 1) && !tokens.IsMark(index - 1, '"') && !tokens.IsMark(index - 1, '“');
}
