namespace Ingest.Core.Enrichment.Dates;

/// <summary>A time of day beside a date: "10 a.m. on Tuesday", "Friday at 22:30", "noon Monday". A time without a date is none of ours.</summary>
internal readonly record struct ClockTime(int First, int End, int Hour, int Minute)
{
    private const int LongestTime = 6;

    private static readonly WordSet LinksBefore = new("on");
    private static readonly WordSet LinksAfter = new("at around about by from");

    /// <summary>The time that ends right before token <paramref name="first"/>, or null.</summary>
    public static ClockTime? Before(DateTokens tokens, int first, int lowest)
    {
        var end = tokens.IsIn(first - 1, LinksBefore) || tokens.IsMark(first - 1, ',') ? first - 1 : first;

        for (var start = end - 1; start >= Math.Max(lowest, end - LongestTime); start--)
        {
            if (Read(tokens, start) is { } time && time.End == end && !tokens.IsMark(start - 1, ':'))
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>The time that starts at token <paramref name="end"/>, or null.</summary>
    public static ClockTime? After(DateTokens tokens, int end)
    {
        var start = tokens.IsMark(end, ',') ? end + 1 : end;
        start = tokens.IsIn(start, LinksAfter) ? start + 1 : start;
        return Read(tokens, start);
    }

    private static ClockTime? Read(DateTokens tokens, int index)
    {
        if (tokens.IsAny(index, "noon", "midnight"))
        {
            return new ClockTime(index, index + 1, tokens.Is(index, "noon") ? 12 : 0, 0);
        }

        if (!tokens.IsNumber(index) || tokens[index].Length > 2 || tokens[index].Number > 23)
        {
            return null;
        }

        var hasMinutes = (tokens.IsMark(index + 1, ':') || tokens.IsMark(index + 1, '.')) && tokens.IsGlued(index + 1) && tokens.IsGlued(index + 2) && tokens.IsNumberOf(index + 2, 2) && tokens[index + 2].Number < 60;
        var (minute, next) = hasMinutes ? (tokens[index + 2].Number, index + 3) : (0, index + 1);
        var hour = tokens[index].Number;
        var half = Half(tokens, next, out var end);

        if (half != 0 && hour is >= 1 and <= 12)
        {
            return new ClockTime(index, end, (hour % 12) + (half > 0 ? 12 : 0), minute);
        }

        return half == 0 && hasMinutes && tokens.IsMark(index + 1, ':') ? new ClockTime(index, next, hour, minute) : null;
    }

    /// <summary>-1 for "a.m.", 1 for "p.m.", 0 for neither.</summary>
    private static int Half(DateTokens tokens, int index, out int end)
    {
        end = index;

        if (tokens.IsAny(index, "am", "pm"))
        {
            end = index + 1;
            return tokens.Is(index, "am") ? -1 : 1;
        }

        if (!tokens.IsAny(index, "a", "p") || !tokens.IsMark(index + 1, '.') || !tokens.Is(index + 2, "m"))
        {
            return 0;
        }

        end = tokens.IsMark(index + 3, '.') ? index + 4 : index + 3;
        return tokens.Is(index, "a") ? -1 : 1;
    }
}
