using System.Globalization;
using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>A resolved expression: its ISO 8601 text, its granularity, and the days that it covers.</summary>
internal readonly record struct DateValue(string Iso, string Granularity, LocalDate Start, LocalDate End)
{
    /// <summary>The years that NodaTime's ISO calendar and ISO 8601's four digits share.</summary>
    public const int FirstYear = -9998;

    public const int LastYear = 9998;

    public static DateValue Day(LocalDate day) => new(Text(day), "day", day, day);

    public static DateValue Month(int year, int month) =>
        new($"{YearText(year)}-{month:D2}", "month", new LocalDate(year, month, 1), new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month)));

    /// <param name="year">Astronomical, as in ISO 8601: 0 is 1 BC.</param>
    public static DateValue? Year(int year) =>
        year is < FirstYear or > LastYear ? null : new(YearText(year), "year", new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));

    public static DateValue Span(LocalDate start, LocalDate end, string granularity) => new($"{Text(start)}/{Text(end)}", granularity, start, end);

    /// <summary>Whole years, such as a decade or a century; null outside the calendar.</summary>
    public static DateValue? Years(int first, int last, string granularity) =>
        first < FirstYear || last > LastYear ? null : Span(new LocalDate(first, 1, 1), new LocalDate(last, 12, 31), granularity);

    /// <summary>The part of a month or longer period: its first or second half, its middle third, its first or last day.</summary>
    public DateValue Part(PeriodPart part)
    {
        var days = Period.DaysBetween(Start, End);
        return part switch
        {
            PeriodPart.Early => Span(Start, Half(first: true), "range"),
            PeriodPart.Late => Span(Half(first: false), End, "range"),
            PeriodPart.Mid => Span(Start.PlusDays(days / 3), Start.PlusDays(days * 2 / 3), "range"),
            PeriodPart.Start => Day(Start),
            PeriodPart.End => Day(End),
            _ => this,
        };
    }

    private LocalDate Half(bool first) => Granularity switch
    {
        "month" => new LocalDate(Start.Year, Start.Month, first ? 15 : 16),
        "year" => first ? new LocalDate(Start.Year, 6, 30) : new LocalDate(Start.Year, 7, 1),
        "decade" => first ? Start.PlusYears(5).PlusDays(-1) : Start.PlusYears(5),
        "range" when End.Year - Start.Year == 99 => first ? Start.PlusYears(50).PlusDays(-1) : Start.PlusYears(50),
        _ => Start.PlusDays((Period.DaysBetween(Start, End) / 2) + (first ? 0 : 1)),
    };

    private static string Text(LocalDate day) => $"{YearText(day.Year)}-{day.Month:D2}-{day.Day:D2}";

    private static string YearText(int year) => year < 0
        ? "-" + (-year).ToString("D4", CultureInfo.InvariantCulture)
        : year.ToString("D4", CultureInfo.InvariantCulture);
}
