using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>Dates in figures: "2024-10-28", "28.10.2024", "10/28/2024"; and "9/11".</summary>
internal static class NumericDateRules
{
    private const int MonthsAYear = 12;

    public static DateMatch? Match(DateTokens tokens, int index)
    {
        if (!tokens.IsNumber(index) || (tokens.IsGlued(index) && !tokens.IsMark(index - 1, '(') && !tokens.IsMark(index - 1, '"') && !tokens.IsMark(index - 1, '[')))
        {
            return null;
        }

        if (tokens.IsNumberOf(index, 1) && tokens[index].Number == 9 && tokens.IsMark(index + 1, '/') && tokens.IsGlued(index + 2) && tokens[index + 2].Number == 11 && !tokens.IsMark(index + 3, '/'))
        {
            return new DateMatch(index, index + 3, new FixedExpression(DateValue.Day(new LocalDate(2001, 9, 11))));
        }

        if (!IsTriple(tokens, index))
        {
            return null;
        }

        var (first, second, third) = (tokens[index].Number, tokens[index + 2].Number, tokens[index + 4].Number);
        var value = tokens[index].Length == 4 ? DayOf(first, second, third)
            : tokens[index + 4].Length != 4 ? null
            : tokens.IsMark(index + 1, '/') ? Slashed(third, first, second)
            : DayOf(third, second, first);

        return value is null ? null : new DateMatch(index, index + 5, new FixedExpression(value));
    }

    /// <summary>Month first, as in the United States, unless only the other order is a date.</summary>
    private static DateValue? Slashed(int year, int first, int second) => first <= MonthsAYear ? DayOf(year, first, second) ?? DayOf(year, second, first) : DayOf(year, second, first);

    private static bool IsTriple(DateTokens tokens, int index)
    {
        var separator = tokens[index + 1];

        if (separator.Kind != DateTokenKind.Mark || tokens.Text[separator.Start] is not ('-' or '/' or '.') || !tokens.IsMark(index + 3, tokens.Text[separator.Start]))
        {
            return false;
        }

        for (var i = index + 1; i <= index + 4; i++)
        {
            if (!tokens.IsGlued(i))
            {
                return false;
            }
        }

        // A further part makes it an address or a version.
        return tokens.IsNumber(index + 2) && tokens.IsNumber(index + 4) && !(tokens.IsMark(index + 5, tokens.Text[separator.Start]) && tokens.IsGlued(index + 5) && tokens.IsGlued(index + 6));
    }

    private static DateValue? DayOf(int year, int month, int day) =>
        year is >= 1000 and <= 2100 && month is >= 1 and <= MonthsAYear && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? DateValue.Day(new LocalDate(year, month, day))
            : null;
}
