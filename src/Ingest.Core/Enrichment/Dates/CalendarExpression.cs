using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>A month, or a day of a month, with or without its year and weekday.</summary>
internal sealed record CalendarExpression : DateExpression
{
    private const int MonthsAYear = 12;

    /// <summary>A month without a year that lies further ahead than this is last year's: "in December", written in February.</summary>
    private const int FarAheadDays = 183;

    /// <summary>Without any tense, a date this near ahead is rather ahead than a year ago.</summary>
    private const int NearAheadDays = 92;

    /// <summary>Astronomical, as in ISO 8601.</summary>
    public int? Year { get; init; }

    public required int Month { get; init; }

    public int? Day { get; init; }

    /// <summary>"5-6 September": the last day.</summary>
    public int? LastDay { get; init; }

    public IsoDayOfWeek? Weekday { get; init; }

    public Deixis? Deixis { get; init; }

    /// <summary>"December of last year", "in March the same year".</summary>
    public Deixis? YearDeixis { get; init; }

    public PeriodPart Part { get; init; }

    public override DateValue? Resolve(DateContext context) =>
        FindYear(context) is { } year && IsDayOf(year) ? InYear(year) : null;

    private int? FindYear(DateContext context)
    {
        if (Year is { } given)
        {
            return given;
        }

        if (YearDeixis is { } ofYear)
        {
            return new UnitExpression(CalendarUnit.Year, ofYear).Resolve(context)?.Start.Year;
        }

        if (Deixis is { } deixis && context.Published is { } published)
        {
            return ByDeixis(deixis, published);
        }

        if (context.IsNarrative)
        {
            return YearOfStory(context.Anchor!.Value);
        }

        return context.Published is { } day ? Weekday is null ? ByTense(day, context.Tense == DateTense.Unknown && context.IsListAhead ? DateTense.Future : context.Tense) : ByWeekday(day) : null;
    }

    /// <summary>A month that the story has clearly passed belongs to the next year: "in November 1775 ... in March".</summary>
    private int YearOfStory(DateValue story) =>
        story.Granularity is "month" or "day" && story.Start.Month - Month > MonthsAYear / 2 ? story.Start.Year + 1 : story.Start.Year;

    private int ByDeixis(Deixis deixis, LocalDate published) => deixis switch
    {
        Dates.Deixis.Last or Dates.Deixis.Past => LastDayIn(published.Year) < published && Month != published.Month ? published.Year : published.Year - 1,
        Dates.Deixis.Next => FirstDayIn(published.Year) > published ? published.Year : published.Year + 1,
        _ => published.Year,
    };

    private int ByTense(LocalDate published, DateTense tense)
    {
        var ahead = Period.DaysBetween(published, FirstDayIn(published.Year));
        var past = FirstDayIn(published.Year) <= published;
        return tense switch
        {
            DateTense.Future when past && LastDayIn(published.Year) < published => -ahead > FarAheadDays ? published.Year + 1 : published.Year,
            DateTense.Past when !past => published.Year - 1,
            DateTense.Unknown when !past && ahead > FarAheadDays => published.Year - 1,
            DateTense.Unknown when past && -ahead > 365 - NearAheadDays => published.Year + 1,
            _ => published.Year,
        };
    }

    private int? ByWeekday(LocalDate published)
    {
        // The same date falls on the same weekday again after five or six years at the earliest.
        foreach (var distance in (ReadOnlySpan<int>)[0, -1, 1, -2, 2])
        {
            var year = published.Year + distance;

            if (IsDayOf(year) && FirstDayIn(year).DayOfWeek == Weekday)
            {
                return year;
            }
        }

        return published.Year;
    }

    private bool IsDayOf(int year)
    {
        var last = LastDay ?? Day ?? 1;
        return year is > DateValue.FirstYear and < DateValue.LastYear && last >= 1 && last <= CalendarSystem.Iso.GetDaysInMonth(year, Month);
    }

    private DateValue InYear(int year) => Day is not { } day
        ? DateValue.Month(year, Month).Part(Part)
        : LastDay is { } last
            ? DateValue.Span(new LocalDate(year, Month, day), new LocalDate(year, Month, last), "range")
            : DateValue.Day(new LocalDate(year, Month, day));

    private LocalDate FirstDayIn(int year) => new(year, Month, Math.Min(Day ?? 1, CalendarSystem.Iso.GetDaysInMonth(year, Month)));

    private LocalDate LastDayIn(int year) => Day is null ? new(year, Month, CalendarSystem.Iso.GetDaysInMonth(year, Month)) : FirstDayIn(year);
}
