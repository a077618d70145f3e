using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Reads a field that should hold a date and nothing else: JSON-LD, meta tags, feeds, wire formats.</summary>
internal static class FieldDates
{
    /// <summary>Milliseconds since 1970 have 13 digits until the year 2286; seconds have ten.</summary>
    private const int MillisecondDigits = 13;

    private const int SecondDigits = 10;

    public static Sourced<ArticleDate>? Read(string? raw, string source, double confidence, DateHints hints)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 200)
        {
            return null;
        }

        var text = raw.Trim();

        if (FromEpoch(text) is { } instant)
        {
            return new Sourced<ArticleDate>(ArticleDate.Instant(instant), source, confidence, text);
        }

        return DateScanner.First(YearLast(text) ?? Compact(text), hints) is { } match && match.Date.Value.Year is >= 1900 and <= 2100
            ? new Sourced<ArticleDate>(match.Date, source, confidence, text, Inferred: !match.YearKnown || !match.ZoneKnown)
            : null;
    }

    /// <summary>IPTC's basic format 20241028T051200+0100 is the extended one without its marks.</summary>
    private static string Compact(string text) =>
        text.Length >= 15 && text[8] == 'T' && text.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(9, 6).IndexOfAnyExceptInRange('0', '9') < 0
            ? $"{text[..4]}-{text[4..6]}-{text[6..8]} {text[9..11]}:{text[11..13]}:{text[13..15]}{text[15..]}"
            : text;

    /// <summary>The C library prints "Fri Sep 30 15:13:45 UTC 2016": the year goes behind the day.</summary>
    private static string? YearLast(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts is [_, { Length: >= 3 } month, { Length: <= 2 } day, var time, .. var zone, { Length: 4 } year] && time.Contains(':', StringComparison.Ordinal) && year.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            ? $"{day} {month} {year} {time} {string.Join(' ', zone)}"
            : null;
    }

    private static DateTimeOffset? FromEpoch(string text)
    {
        if (text.Length is not (MillisecondDigits or SecondDigits) || text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        var value = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeSeconds(text.Length == MillisecondDigits ? value / 1000 : value);
    }
}
