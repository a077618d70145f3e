using Ingest.Web.Entities;

namespace Ingest.Web.Tests.Entities;

public sealed class TimelineTests
{
    [Fact]
    public void Of_CountsDaysWithoutAGap_When_TheyLieCloseTogether()
    {
        var periods = Timeline.Of([At(2026, 3, 4), At(2026, 3, 1), At(2026, 3, 4)]);

        Assert.Equal([new("2026-03-01", 1), new("2026-03-02", 0), new("2026-03-03", 0), new("2026-03-04", 2)], periods);
    }

    [Fact]
    public void Of_CountsMonthsWithoutAGap_When_TheyLieFarApart()
    {
        var periods = Timeline.Of([At(2026, 3, 31), At(2025, 12, 31), At(2026, 3, 1)]);

        Assert.Equal([new("2025-12", 1), new("2026-01", 0), new("2026-02", 0), new("2026-03", 2)], periods);
    }

    [Fact]
    public void Of_IsEmpty_When_ThereIsNoDate() => Assert.Empty(Timeline.Of([]));

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
