namespace Ingest.Core.Enrichment.Dates;

/// <summary>The small parts that several rules read: a year, a day of the month, a number in words. Each returns the next token.</summary>
internal static class DateParts
{
    private const int LastDayOfMonth = 31;
    private const int LargestCount = 1000;

    private static readonly WordSet Measures = new(
        "people persons percent metres meters metre meter km kilometres kilometers kilometre kilometer miles mile feet foot ft yards acres hectares tons tonnes "
        + "kg kilograms pounds dollars euros yen won million billion thousand hours hrs minutes seconds days weeks months years gmt utc est edt bst cet mw gw mhz "
        + "mm cm m mg ml watts words times jobs points votes men women children degrees hp rpm");

    /// <summary>A four-digit year that is no amount; the next token, or -1.</summary>
    public static int Year(DateTokens tokens, int index, out int year)
    {
        year = tokens[index].Number;
        return tokens.IsNumberOf(index, 4) && year is >= 1000 and <= 2100 && !IsAmount(tokens, index) ? index + 1 : -1;
    }

    /// <summary>A number that goes on (a decimal, a thousands group, a percentage) or that a measure follows.</summary>
    public static bool IsAmount(DateTokens tokens, int index) =>
        GoesOn(tokens, index)
        || tokens.IsMark(index + 1, '%')
        || tokens.IsMark(index + 1, '°')
        || tokens.IsIn(index + 1, Measures);

    /// <summary>Day of the month, with "st", "nd", "rd" or "th" where it has one; the next token, or -1.</summary>
    public static int Day(DateTokens tokens, int index, out int day)
    {
        day = tokens[index].Number;

        if (!tokens.IsNumber(index) || tokens[index].Length > 2 || day is < 1 or > LastDayOfMonth || GoesOn(tokens, index) || tokens.IsMark(index + 1, '%'))
        {
            return -1;
        }

        if (IsOrdinalSuffix(tokens, index + 1))
        {
            return index + 2;
        }

        // "May 15-year-old", "June 10am", "May 5 people"
        var isCount = (tokens.IsGlued(index + 1) && tokens[index + 1].Kind == DateTokenKind.Word)
            || (tokens.IsDash(index + 1) && tokens.IsGlued(index + 2) && tokens[index + 2].Kind == DateTokenKind.Word && tokens.IsKind(index + 2, DateWordKind.Unit))
            || tokens.IsAny(index + 1, "percent", "people", "million", "billion", "per");
        return isCount ? -1 : index + 1;
    }

    public static bool IsOrdinalSuffix(DateTokens tokens, int index) => tokens.IsGlued(index) && tokens.IsNumber(index - 1) && tokens.IsAny(index, "th", "st", "nd", "rd");

    /// <summary>"12", "a", "twenty-five", "two hundred"; the next token, or -1.</summary>
    public static int Count(DateTokens tokens, int index, out int count)
    {
        count = 0;

        if (tokens.IsNumber(index))
        {
            count = tokens[index].Number;
            return count is > 0 and < LargestCount && !GoesOn(tokens, index) ? index + 1 : -1;
        }

        if (!tokens.IsKind(index, DateWordKind.Cardinal))
        {
            return -1;
        }

        count = tokens[index].Word.Value;
        var next = index + 1;

        if (tokens.Is(next, "hundred"))
        {
            count *= 100;
            next++;
        }

        if (count >= 20 && count % 10 == 0 && count < 100 && tokens.IsDash(next) && tokens[next + 1].Word is { Kind: DateWordKind.Cardinal, Value: < 10 } ones)
        {
            count += ones.Value;
            next += 2;
        }

        return next;
    }

    /// <summary>"17th", "seventeenth", "twenty-first"; the next token, or -1.</summary>
    public static int Ordinal(DateTokens tokens, int index, out int ordinal)
    {
        ordinal = tokens.IsNumber(index) ? tokens[index].Number : tokens[index].Word.Value;

        if (tokens.IsNumber(index))
        {
            return IsOrdinalSuffix(tokens, index + 1) ? index + 2 : -1;
        }

        if (tokens.Is(index, "twenty") && tokens.IsDash(index + 1) && tokens.IsKind(index + 2, DateWordKind.Ordinal))
        {
            ordinal += tokens[index + 2].Word.Value;
            return index + 3;
        }

        return tokens.IsKind(index, DateWordKind.Ordinal) ? index + 1 : -1;
    }

    /// <summary>Whether the number is the tail of another: the 5 of "10.5", the 500 of "1,500".</summary>
    public static bool IsTail(DateTokens tokens, int index) =>
        tokens.IsGlued(index) && tokens.IsGlued(index - 1) && tokens.IsNumber(index - 2) && (tokens.IsMark(index - 1, '.') || tokens.IsMark(index - 1, ','));

    /// <summary>Whether a decimal point, a thousands group, a time or an alphanumeric code goes on after this number.</summary>
    private static bool GoesOn(DateTokens tokens, int index) =>
        tokens.IsGlued(index + 1)
        && tokens.IsGlued(index + 2)
        && tokens.IsNumber(index + 2)
        && ((tokens.IsMark(index + 1, ',') && tokens[index + 2].Length == 3) || tokens.IsMark(index + 1, '.') || tokens.IsMark(index + 1, ':'));
}
