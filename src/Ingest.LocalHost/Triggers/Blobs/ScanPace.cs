namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>How long to pause between listings: long enough that listing takes at most a twentieth of the time. 5,000 blobs listed each second kept a quarter of a core busy in Azurite.</summary>
internal sealed class ScanPace(TimeSpan min, TimeSpan max)
{
    private const int PauseForEachUnitOfListing = 19;

    private static readonly TimeSpan MaxFaultPause = TimeSpan.FromSeconds(5);

    private TimeSpan _earned;
    private int _faults;

    /// <summary>Blobs in the last complete listing.</summary>
    public int LastCount { get; private set; }

    /// <summary>The pause when nothing is known to have happened.</summary>
    public TimeSpan Pause => Clamp(_earned, min, max);

    /// <summary>The pause when this process has just written a blob.</summary>
    public TimeSpan ShortPause => Clamp(_earned, TimeSpan.Zero, max);

    public void Listed(TimeSpan elapsed, int count)
    {
        _faults = 0;
        _earned = elapsed * PauseForEachUnitOfListing;
        LastCount = count;
    }

    public void Faulted()
    {
        _faults = Math.Min(_faults + 1, 10);
        _earned = Clamp(min * Math.Pow(2, _faults), TimeSpan.Zero, MaxFaultPause);
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
