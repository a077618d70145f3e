namespace Ingest.Core.Enrichment.Dates;

/// <summary>Finds days by name; "Christmas" and "Easter" alone only where a word before them asks for a day.</summary>
internal static class NamedDayRules
{
    private static readonly WordSet Cues = new("on at by before after since until last this next");

    public static DateMatch? Match(DateTokens tokens, int index)
    {
        var deixis = tokens[index].Word is { Kind: DateWordKind.Deixis, Value: <= (int)Deixis.Next } word ? (Deixis?)word.Value : null;
        var start = deixis is null ? index : index + 1;

        if (!tokens.IsCapitalised(start) || Name(tokens, start, out var end) is not { } name)
        {
            return null;
        }

        var at = tokens.IsMark(end, ',') ? end + 1 : end;
        return DateParts.Year(tokens, at, out var year) is > 0 and var afterYear
            ? new DateMatch(index, afterYear, new NamedDayExpression(name, year, null))
            : new DateMatch(index, end, new NamedDayExpression(name, null, deixis));
    }

    private static NamedDay? Name(DateTokens tokens, int index, out int end)
    {
        var isCalledFor = tokens.IsIn(index - 1, Cues);
        var possessive = tokens.IsApostrophe(index + 1) && tokens.Is(index + 2, "s") ? index + 3 : index + 1;
        end = index + 2;

        if (tokens.Is(index, "christmas"))
        {
            end = tokens.IsAny(index + 1, "eve", "day") ? index + 2 : index + 1;
            return tokens.Is(index + 1, "eve") ? NamedDay.ChristmasEve : tokens.Is(index + 1, "day") || (isCalledFor && !tokens.IsCapitalised(index + 1)) ? NamedDay.ChristmasDay : null;
        }

        if (tokens.Is(index, "easter"))
        {
            end = tokens.IsAny(index + 1, "sunday", "monday") ? index + 2 : index + 1;
            return tokens.Is(index + 1, "monday") ? NamedDay.EasterMonday : tokens.Is(index + 1, "sunday") || (isCalledFor && !tokens.IsCapitalised(index + 1)) ? NamedDay.EasterSunday : null;
        }

        if (tokens.IsAny(index, "halloween", "thanksgiving"))
        {
            end = tokens.Is(index + 1, "day") ? index + 2 : index + 1;
            return tokens.Is(index, "halloween") ? NamedDay.Halloween : NamedDay.Thanksgiving;
        }

        return tokens.Is(index, "new") && tokens.Is(index + 1, "year") ? NewYear(tokens, index, out end) : Plain(tokens, index, possessive, out end);
    }

    private static NamedDay? NewYear(DateTokens tokens, int index, out int end)
    {
        var day = tokens.IsApostrophe(index + 2) && tokens.Is(index + 3, "s") ? index + 4 : index + 2;
        end = day + 1;
        return tokens.Is(day, "eve") ? NamedDay.NewYearsEve : tokens.Is(day, "day") ? NamedDay.NewYearsDay : null;
    }

    private static NamedDay? Plain(DateTokens tokens, int index, int possessive, out int end)
    {
        end = possessive + 1;

        if (tokens.Is(index, "good") && tokens.Is(index + 1, "friday") && tokens.IsCapitalised(index + 1))
        {
            return NamedDay.GoodFriday;
        }

        if (!tokens.Is(possessive, "day") || !tokens.IsCapitalised(possessive))
        {
            return null;
        }

        return tokens.Is(index, "boxing") ? NamedDay.BoxingDay
            : tokens.IsAny(index, "valentine", "valentines") ? NamedDay.ValentinesDay
            : tokens.Is(index, "independence") ? NamedDay.IndependenceDay
            : tokens.IsAny(index, "labor", "labour") ? NamedDay.LaborDay
            : tokens.IsAny(index, "veterans", "veteran") ? NamedDay.VeteransDay
            : null;
    }
}
