using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Zone abbreviations as newsrooms use them, and numeric offsets.</summary>
internal static class TimeZones
{
    private static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["UT"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["WAT"] = 1,
        ["WEST"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["SAST"] = 2,
        ["CAT"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["EAT"] = 3,
        ["TRT"] = 3,
        ["GST"] = 4,
        ["PKT"] = 5,
        ["IST"] = 5.5,
        ["NPT"] = 5.75,
        ["BDT"] = 6,
        ["WIB"] = 7,
        ["ICT"] = 7,
        ["SGT"] = 8,
        ["HKT"] = 8,
        ["MYT"] = 8,
        ["PHT"] = 8,
        ["AWST"] = 8,
        ["WITA"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["BRT"] = -3,
        ["ART"] = -3,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>North American zones without "standard" or "daylight": the offset of the date decides.</summary>
    private static readonly FrozenDictionary<string, int> SeasonalHours = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["ET"] = -5,
        ["CT"] = -6,
        ["MT"] = -7,
        ["PT"] = -8,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static TimeSpan? At(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, DateTime local, out int end)
    {
        end = 0;

        while (i < tokens.Length && DateScanner.IsMark(text, tokens[i], "(,"))
        {
            i++;
        }

        if (i >= tokens.Length)
        {
            return null;
        }

        end = tokens[i].End;

        if (tokens[i].Kind != DateTokenKind.Word)
        {
            return Offset(text, tokens, i, ref end);
        }

        var word = text[tokens[i].Start..tokens[i].End];

        if (SeasonalHours.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var seasonal))
        {
            return TimeSpan.FromHours(seasonal + (IsDaylightSaving(local) ? 1 : 0));
        }

        if (!Hours.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var hours))
        {
            return null;
        }

        var isBase = hours == 0 && i + 1 < tokens.Length;
        return isBase && Offset(text, tokens, i + 1, ref end) is { } offset ? offset : TimeSpan.FromHours(hours);
    }

    /// <summary>+01:00, +0100, +01, -5.</summary>
    private static TimeSpan? Offset(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, ref int end)
    {
        if (!DateScanner.IsMark(text, tokens[i], "+-−") || i + 1 >= tokens.Length || tokens[i + 1].Kind != DateTokenKind.Number || tokens[i].End != tokens[i + 1].Start)
        {
            return null;
        }

        var number = tokens[i + 1];
        int hours = number.Length == 4 ? number.Number / 100 : number.Number, minutes = number.Length == 4 ? number.Number % 100 : 0;
        end = number.End;

        if (number.Length <= 2 && i + 3 < tokens.Length && DateScanner.IsMark(text, tokens[i + 2], ":") && tokens[i + 3] is { Kind: DateTokenKind.Number, Length: 2 })
        {
            minutes = tokens[i + 3].Number;
            end = tokens[i + 3].End;
        }

        if (number.Length is 3 or > 4 || hours > 14 || minutes > 59)
        {
            return null;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return offset > TimeSpan.FromHours(14) ? null : text[tokens[i].Start] == '+' ? offset : -offset;
    }

    /// <summary>United States since 2007: second Sunday of March to first Sunday of November (Energy Policy Act of 2005).</summary>
    private static bool IsDaylightSaving(DateTime local)
    {
        var start = Sunday(new DateTime(local.Year, 3, 8));
        var end = Sunday(new DateTime(local.Year, 11, 1));
        return local >= start.AddHours(2) && local < end.AddHours(2);
    }

    private static DateTime Sunday(DateTime onOrAfter) => onOrAfter.AddDays((7 - (int)onOrAfter.DayOfWeek) % 7);
}
