namespace Ingest.Core.Parsing.Fields;

/// <summary>Supplies the year that a date line leaves out.</summary>
internal static class YearResolver
{
    /// <summary>A document is stored a little before or any time after it appeared: the latest such day not after the reference, give or take this.</summary>
    private const int DaysAhead = 7;

    /// <returns>0 without a reference.</returns>
    public static int Nearest(int month, int day, DateOnly? reference)
    {
        if (reference is not { } known || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return 0;
        }

        for (var year = known.Year + 1; year >= known.Year - 4; year--)
        {
            if (year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day).DayNumber <= known.DayNumber + DaysAhead)
            {
                return year;
            }
        }

        return 0;
    }
}
