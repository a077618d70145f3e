using Ingest.Core.Ledger;
using Ingest.Web.Overview;

namespace Ingest.Web.Tests.Overview;

public sealed class LedgerTallyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 10, 40, 0, TimeSpan.Zero);

    [Fact]
    public async Task Count_SumsStatesAndArticles_When_TheIndexIsRead()
    {
        var tally = await CountAsync(Written("a", 0, 3), Written("b", 90, 2), new("c", DropState.Received, Now.AddMinutes(-5), 0), new("d", DropState.Parsed, Now.AddMinutes(-9), 0));

        Assert.Equal((4, 5, 2), (tally.Files, tally.Articles, tally.States[DropState.Written]));
        Assert.Equal("d", tally.OldestInFlight!.Blob);
    }

    [Fact]
    public async Task Count_PutsEndsIntoTheirHours_When_TheyLieInTheLastDay()
    {
        var tally = await CountAsync(
            Written("now", 0, 1), Written("this hour", 39, 2), Written("last hour", 41, 4), Written("first hour", (23 * 60) + 40, 8), Written("before", (23 * 60) + 41, 16),
            new("dead", DropState.DeadLettered, Now, 0), new("moving", DropState.Parsed, Now, 0));

        Assert.Equal(new HourCount(Now.AddMinutes(-40), 3, 3, 1), tally.Hours[^1]);
        Assert.Equal((4, 8), (tally.Hours[^2].Articles, tally.Hours[0].Articles));
        Assert.Equal(LedgerTally.HourCount, tally.Hours.Count);
        Assert.Equal(15, tally.Hours.Sum(hour => hour.Articles));
    }

    [Fact]
    public async Task Count_KeepsTheNewestWithRecords_When_ThereAreMore()
    {
        var standings = Enumerable.Range(0, 200).Select(i => Written($"{i}", (i * 7919) % 200, 1)).Append(new DropStanding("dead", DropState.DeadLettered, Now, 0));

        var tally = await LedgerTally.CountAsync(standings.ToAsyncEnumerable(), Now, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, LedgerTally.SampleSize).Select(minutes => Now.AddMinutes(-minutes)), tally.NewestWritten.Select(standing => standing.Since));
    }

    private static DropStanding Written(string blob, int minutesAgo, int articles) => new(blob, DropState.Written, Now.AddMinutes(-minutesAgo), articles);

    private static Task<LedgerTally> CountAsync(params DropStanding[] standings) => LedgerTally.CountAsync(standings.ToAsyncEnumerable(), Now, CancellationToken.None);
}
