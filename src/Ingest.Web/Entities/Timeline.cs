using System.Globalization;

namespace Ingest.Web.Entities;

/// <summary>Counts dates by day where they lie close together, else by month.</summary>
public static class Timeline
{
    private const int MostDays = 45;

    /// <param name="dates">In any order.</param>
    /// <returns>Oldest first, without a gap between the first and the last.</returns>
    public static IReadOnlyList<PeriodCount> Of(IReadOnlyCollection<DateTimeOffset> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);

        if (dates.Count == 0)
        {
            return [];
        }

        var days = dates.Select(date => DateOnly.FromDateTime(date.UtcDateTime)).ToArray();
        var (first, last) = (days.Min(), days.Max());
        return last.DayNumber - first.DayNumber < MostDays ? Count(days, first, last, day => day.AddDays(1), "yyyy-MM-dd") : Count(days, FirstOfMonth(first), last, month => month.AddMonths(1), "yyyy-MM");
    }

    private static List<PeriodCount> Count(IEnumerable<DateOnly> days, DateOnly first, DateOnly last, Func<DateOnly, DateOnly> next, string format)
    {
        var counts = days.CountBy(day => day.ToString(format, CultureInfo.InvariantCulture)).ToDictionary();
        var periods = new List<PeriodCount>();

        for (var period = first; period <= last; period = next(period))
        {
            var name = period.ToString(format, CultureInfo.InvariantCulture);
            periods.Add(new PeriodCount(name, counts.GetValueOrDefault(name)));
        }

        return periods;
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
