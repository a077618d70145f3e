using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Reads the time of day and its zone beside a date.</summary>
internal static class TimeOfDayScanner
{
    /// <summary>Tokens that may stand between a date and its time ("at", "um", "|", a weekday).</summary>
    private const int MaxGap = 4;

    public static (DateTimeOffset Instant, bool ZoneKnown, int Start, int End)? After(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int from, ArticleDate day)
    {
        for (var i = from; i < tokens.Length && i <= from + MaxGap; i++)
        {
            if (tokens[i].Kind == DateTokenKind.Number)
            {
                return At(text, tokens, i, day);
            }
        }

        return null;
    }

    /// <summary>"5:12 PM EDT, Mon October 28, 2024".</summary>
    public static (DateTimeOffset Instant, bool ZoneKnown, int Start, int End)? Before(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int dateIndex, ArticleDate day)
    {
        for (var i = dateIndex - 1; i >= Math.Max(0, dateIndex - 8); i--)
        {
            if (i + 2 < dateIndex && DateScanner.IsMark(text, tokens[i + 1], ":") && tokens[i].Kind == DateTokenKind.Number && (i == 0 || !DateScanner.IsMark(text, tokens[i - 1], ":")))
            {
                return At(text, tokens, i, day) is { } time && time.End <= tokens[dateIndex].Start ? time : null;
            }
        }

        return null;
    }

    private static (DateTimeOffset Instant, bool ZoneKnown, int Start, int End)? At(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, ArticleDate day)
    {
        if (tokens[i].Length > 2 || tokens[i].Number > 23)
        {
            return null;
        }

        int hour = tokens[i].Number, minute = 0, second = 0;
        var next = i + 1;

        if (next + 1 < tokens.Length && IsTimeMark(text, tokens[next]) && tokens[next + 1] is { Kind: DateTokenKind.Number, Length: 2, Number: < 60 })
        {
            minute = tokens[next + 1].Number;
            next += 2;

            if (next + 1 < tokens.Length && DateScanner.IsMark(text, tokens[next], ":") && tokens[next + 1] is { Kind: DateTokenKind.Number, Length: 2, Number: < 60 })
            {
                second = tokens[next + 1].Number;
                next += 2;
            }

            if (next + 1 < tokens.Length && DateScanner.IsMark(text, tokens[next], ".,") && tokens[next + 1].Kind == DateTokenKind.Number && tokens[next].End == tokens[next + 1].Start && second > 0 | tokens[next].Start == tokens[next - 1].End)
            {
                next += 2;
            }
        }
        else if (!IsMeridiem(text, tokens, next, out _, out _))
        {
            return null;
        }

        if (IsMeridiem(text, tokens, next, out var isPm, out var afterMeridiem) && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (isPm ? 12 : 0);
            next = afterMeridiem;
        }

        var local = day.Value.DateTime.AddHours(hour).AddMinutes(minute).AddSeconds(second);
        var zone = TimeZones.At(text, tokens, next, local, out var end);
        var known = zone is not null;
        return (new DateTimeOffset(local, zone ?? TimeSpan.Zero), known, tokens[i].Start, known ? end : tokens[next - 1].End);
    }

    /// <summary>17:12, 17h12, 17.12 (Nordic, Italian).</summary>
    private static bool IsTimeMark(ReadOnlySpan<char> text, DateToken token) =>
        DateScanner.IsMark(text, token, ":.") || (token.Length == 1 && text[token.Start] is 'h' or 'H' or '時' or '时');

    private static bool IsMeridiem(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, int i, out bool isPm, out int next)
    {
        isPm = false;
        next = i + 1;

        if (i >= tokens.Length || tokens[i].Kind != DateTokenKind.Word)
        {
            return false;
        }

        var word = text[tokens[i].Start..tokens[i].End];
        isPm = word[0] is 'p' or 'P';

        if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // "p.m." is four tokens.
        var dotted = word.Length == 1 && word[0] is 'a' or 'A' or 'p' or 'P' && i + 2 < tokens.Length && DateScanner.IsMark(text, tokens[i + 1], ".")
            && tokens[i + 2].Length == 1 && text[tokens[i + 2].Start] is 'm' or 'M';
        next = i + 3 + (dotted && i + 3 < tokens.Length && DateScanner.IsMark(text, tokens[i + 3], ".") ? 1 : 0);
        return dotted;
    }
}
