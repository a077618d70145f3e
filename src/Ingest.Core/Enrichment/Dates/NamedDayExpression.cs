using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Christmas Eve", "last Thanksgiving", "Easter Monday 2021".</summary>
internal sealed record NamedDayExpression(NamedDay Name, int? Year, Deixis? Deixis) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        if (Year is { } given)
        {
            return In(given) is { } day ? DateValue.Day(day) : null;
        }

        if (context.Published is not { } published || In(published.Year) is not { } near)
        {
            return null;
        }

        // The month and day stand for the name; moving feasts are then placed in the year found.
        var like = new CalendarExpression { Month = near.Month, Day = near.Day, Deixis = Deixis };
        return like.Resolve(context) is { } resolved && In(resolved.Start.Year) is { } found ? DateValue.Day(found) : null;
    }

    /// <summary>The day in a year of the Gregorian calendar; null before it began.</summary>
    private LocalDate? In(int year) => year is < 1583 or > 2999 ? null : Name switch
    {
        NamedDay.ChristmasEve => new LocalDate(year, 12, 24),
        NamedDay.ChristmasDay => new LocalDate(year, 12, 25),
        NamedDay.BoxingDay => new LocalDate(year, 12, 26),
        NamedDay.NewYearsEve => new LocalDate(year, 12, 31),
        NamedDay.NewYearsDay => new LocalDate(year, 1, 1),
        NamedDay.ValentinesDay => new LocalDate(year, 2, 14),
        NamedDay.GoodFriday => Easter(year).PlusDays(-2),
        NamedDay.EasterSunday => Easter(year),
        NamedDay.EasterMonday => Easter(year).PlusDays(1),
        NamedDay.IndependenceDay => new LocalDate(year, 7, 4),
        NamedDay.LaborDay => new LocalDate(year, 8, 31).Next(IsoDayOfWeek.Monday),
        NamedDay.Halloween => new LocalDate(year, 10, 31),
        NamedDay.VeteransDay => new LocalDate(year, 11, 11),
        _ => new LocalDate(year, 10, 31).Next(IsoDayOfWeek.Thursday).PlusWeeks(3),
    };

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876).</summary>
    private static LocalDate Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }
}
