using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Monday", "last Friday", "Tuesday next week"; not "every Sunday", "Black Friday" or "Super Tuesday".</summary>
internal static class WeekdayRules
{
    public static DateMatch? Match(DateTokens tokens, int index)
    {
        var deixis = tokens[index].Word is { Kind: DateWordKind.Deixis } word ? (Deixis?)word.Value : null;
        var at = deixis is null ? index : index + 1;

        if (tokens[at].Word is not { Kind: DateWordKind.Weekday } day || !tokens.IsCapitalised(at) || IsRecurring(tokens, index) || (deixis is null && IsName(tokens, at)))
        {
            return null;
        }

        var weekday = (IsoDayOfWeek)day.Value;

        if (deixis is null && tokens[at + 1].Word is { Kind: DateWordKind.Deixis, Value: <= (int)Deixis.Next } week && tokens.Is(at + 2, "week"))
        {
            return new DateMatch(index, at + 3, new WeekdayOfWeekExpression(weekday, (Deixis)week.Value));
        }

        // "the next Tuesday" follows in the story, "next Tuesday" from now.
        return new DateMatch(index, at + 1, new WeekdayExpression(weekday, deixis == Deixis.Next && tokens.Is(index - 1, "the") ? Deixis.Following : deixis));
    }

    private static bool IsRecurring(DateTokens tokens, int index) => tokens.IsAny(index - 1, "every", "each", "any", "a");

    /// <summary>"Black Friday", "Ash Wednesday", "Ruby Tuesday": a capitalised word before it that is no sentence start.</summary>
    private static bool IsName(DateTokens tokens, int index) => tokens.IsAny(index - 1, "black", "good", "ash", "super", "bloody", "ruby", "palm", "easter", "cyber", "shrove", "giving", "maundy", "holy", "fat") && tokens.IsCapitalised(index - 1);
}
