using Ingest.LocalHost.Triggers;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers;

public sealed class RandomBackoffTests
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(10);

    [Fact]
    public void Pause_DoublesWithinAFifth_When_AskedAgain()
    {
        var backoff = new RandomBackoff(Min, Max);

        var pauses = Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalMilliseconds).ToList();

        Assert.All(pauses, (pause, i) => Assert.InRange(pause, 80 * Math.Pow(2, i), 120 * Math.Pow(2, i)));
    }

    [Fact]
    public void Pause_StaysUnderTheMaximum_When_AskedLong()
    {
        var backoff = new RandomBackoff(Min, Max);

        var last = Enumerable.Range(0, 50).Select(_ => backoff.Next()).ToList()[^1];

        Assert.InRange(last, Max * 0.8, Max);
    }

    [Fact]
    public void Pause_StartsOver_When_Reset()
    {
        var backoff = new RandomBackoff(Min, Max);
        _ = Enumerable.Range(0, 10).Select(_ => backoff.Next()).ToList();

        backoff.Reset();

        Assert.InRange(backoff.Next().TotalMilliseconds, 80, 120);
    }
}
