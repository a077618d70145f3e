using System.Globalization;
using NCrontab;

namespace Ingest.LocalHost.Triggers.Timers;

/// <summary>When a timer runs, in UTC: an NCRONTAB expression (six fields, or five without seconds) or a fixed interval.</summary>
internal sealed class TimerSchedule
{
    private readonly string _text;
    private readonly CrontabSchedule? _crontab;
    private readonly TimeSpan _interval;

    private TimerSchedule(string text, CrontabSchedule? crontab, TimeSpan interval)
    {
        _text = text;
        _crontab = crontab;
        _interval = interval;
    }

    /// <exception cref="FormatException">The text is neither.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is 5 or 6)
        {
            return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 }) is { } crontab
                ? new TimerSchedule(text, crontab, default)
                : throw Invalid(text);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(text, null, interval)
            : throw Invalid(text);
    }

    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        _crontab is null ? time + _interval : new DateTimeOffset(_crontab.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);

    /// <summary>The real host keeps no status for what runs more often than once a minute.</summary>
    public bool IsWorthMonitoring(DateTimeOffset now)
    {
        var next = NextAfter(now);
        return NextAfter(next) - next >= TimeSpan.FromMinutes(1);
    }

    public override string ToString() => _text;

    private static FormatException Invalid(string text) =>
        new($"'{text}' is not a schedule. Use NCRONTAB, '{{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}', or a time span.");
}
