using Ingest.LocalHost.Triggers.Blobs;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class ScanPaceTests
{
    private readonly ScanPace _pace = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), share: 0.05);

    [Theory]
    [InlineData(5, 7, 1_000, 95, false)]
    [InlineData(100, 5_000, 1_900, 1_900, true)]
    [InlineData(10_000, 500_000, 30_000, 30_000, true)]
    public void Pauses_LeaveListingItsShareOfTheTime_When_Listed(int listingMs, int count, int expectedPauseMs, int expectedShortPauseMs, bool isSlow)
    {
        _pace.Listed(TimeSpan.FromMilliseconds(listingMs), count);

        Assert.Equal(expectedPauseMs, _pace.Pause.TotalMilliseconds);
        Assert.Equal(expectedShortPauseMs, _pace.ShortPause.TotalMilliseconds);
        Assert.Equal(isSlow, _pace.IsSlow);
        Assert.Equal(count, _pace.LastCount);
    }

    [Fact]
    public void Pause_StaysShort_When_StorageWasBusyWithSomethingElse()
    {
        _pace.Listed(TimeSpan.FromSeconds(2), count: 1);

        Assert.Equal(TimeSpan.FromSeconds(1), _pace.Pause);
        Assert.False(_pace.IsSlow);
    }

    [Fact]
    public void Pause_GrowsToFiveSeconds_When_ListingFails()
    {
        var pauses = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            _pace.Faulted();
            pauses.Add(_pace.Pause.TotalSeconds);
        }

        Assert.Equal([2, 4, 5, 5], pauses);
    }
}
