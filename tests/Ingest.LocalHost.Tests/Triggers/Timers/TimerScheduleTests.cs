using System.Globalization;
using Ingest.LocalHost.Triggers.Timers;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2024-05-01T10:02:00Z", "2024-05-01T10:05:00Z")]
    [InlineData("*/5 * * * *", "2024-05-01T10:02:00Z", "2024-05-01T10:05:00Z")]
    [InlineData("30 0 3 * * MON-FRI", "2024-05-03T12:00:00Z", "2024-05-06T03:00:30Z")]
    [InlineData("0 0 0 29 2 *", "2024-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("00:00:10", "2024-05-01T10:02:00Z", "2024-05-01T10:02:10Z")]
    [InlineData("1.00:00:00", "2024-05-01T10:02:00Z", "2024-05-02T10:02:00Z")]
    public void Schedule_TellsTheNextOccurrence_When_Asked(string schedule, string now, string expected)
    {
        var next = TimerSchedule.Parse(schedule).NextAfter(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("* * * * * * *")]
    [InlineData("0 61 * * * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:01:00")]
    public void Schedule_IsRefused_When_ItDoesNotParse(string schedule) => Assert.Throws<FormatException>(() => TimerSchedule.Parse(schedule));

    [Theory]
    [InlineData("*/30 * * * * *", false)]
    [InlineData("0 * * * * *", true)]
    [InlineData("00:00:59", false)]
    public void Schedule_IsWorthMonitoring_When_ItRunsAtMostOnceAMinute(string schedule, bool expected) =>
        Assert.Equal(expected, TimerSchedule.Parse(schedule).IsWorthMonitoring(DateTimeOffset.UnixEpoch));
}
