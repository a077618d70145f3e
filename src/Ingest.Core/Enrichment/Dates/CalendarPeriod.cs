using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>The calendar period of a unit around a day, and steps of whole units.</summary>
internal static class CalendarPeriod
{
    private const int MonthsAQuarter = 3;
    private const int DaysAWeek = 7;
    private const int YearsADecade = 10;
    private const int YearsACentury = 100;

    /// <summary>The period that holds <paramref name="day"/>: weeks run from Monday (ISO 8601), weekends are Saturday and Sunday.</summary>
    public static DateValue? Around(LocalDate day, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Hour or CalendarUnit.Day => DateValue.Day(day),
        CalendarUnit.Week => Week(day),
        CalendarUnit.Weekend => Weekend(day),
        CalendarUnit.Month => DateValue.Month(day.Year, day.Month),
        CalendarUnit.Quarter => Quarter(day.Year, ((day.Month - 1) / MonthsAQuarter) + 1),
        CalendarUnit.Year => DateValue.Year(day.Year),
        CalendarUnit.Decade => Decade(day.Year),
        _ => DateValue.Years(day.Year / YearsACentury * YearsACentury, (day.Year / YearsACentury * YearsACentury) + YearsACentury - 1, "range"),
    };

    /// <summary>Null where the step leaves the calendar.</summary>
    public static LocalDate? Step(LocalDate day, CalendarUnit unit, int count)
    {
        var years = unit switch
        {
            CalendarUnit.Century => (long)count * YearsACentury,
            CalendarUnit.Decade => (long)count * YearsADecade,
            CalendarUnit.Year => count,
            _ => 0,
        };

        if (day.Year + years is < DateValue.FirstYear + 1 or > DateValue.LastYear - 1 || Math.Abs((long)count) > DateValue.LastYear * 10)
        {
            return null;
        }

        return unit switch
        {
            CalendarUnit.Hour => day.PlusDays(count / 24),
            CalendarUnit.Day => day.PlusDays(count),
            CalendarUnit.Week or CalendarUnit.Weekend => Inside(day, count * DaysAWeek / 365) ? day.PlusWeeks(count) : null,
            CalendarUnit.Month => Inside(day, count / 12) ? day.PlusMonths(count) : null,
            CalendarUnit.Quarter => Inside(day, count / 4) ? day.PlusMonths(count * MonthsAQuarter) : null,
            _ => day.PlusYears((int)years),
        };
    }

    public static DateValue Quarter(int year, int quarter)
    {
        var start = new LocalDate(year, ((quarter - 1) * MonthsAQuarter) + 1, 1);
        return DateValue.Span(start, start.PlusMonths(MonthsAQuarter).PlusDays(-1), "quarter");
    }

    public static DateValue? Decade(int year) => DateValue.Years(year / YearsADecade * YearsADecade, (year / YearsADecade * YearsADecade) + YearsADecade - 1, "decade");

    /// <summary>Meteorological seasons of the northern hemisphere; a winter is named by the year it starts in.</summary>
    public static DateValue Season(int year, int season)
    {
        var start = new LocalDate(year, season * MonthsAQuarter, 1);
        return DateValue.Span(start, start.PlusMonths(MonthsAQuarter).PlusDays(-1), "season");
    }

    private static bool Inside(LocalDate day, int years) => day.Year + years is > DateValue.FirstYear + 1 and < DateValue.LastYear - 1;

    private static DateValue Week(LocalDate day)
    {
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        return DateValue.Span(monday, monday.PlusDays(DaysAWeek - 1), "week");
    }

    private static DateValue Weekend(LocalDate day)
    {
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        var saturday = monday.PlusDays((int)IsoDayOfWeek.Saturday - 1);
        return DateValue.Span(saturday, saturday.PlusDays(1), "range");
    }
}
