namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>How long to pause between listings: long enough that listing takes at most its share of the time. 5,000 blobs listed each second kept a quarter of a core busy in Azurite.</summary>
internal sealed class ScanPace(TimeSpan min, TimeSpan max, double share)
{
    private static readonly TimeSpan MaxFaultPause = TimeSpan.FromSeconds(5);

    // What listing costs at most, twice what 5,000 blobs take Azurite. What it took longer, storage was busy with something else, such as a large upload: that is no reason to look away for long.
    private static readonly TimeSpan MaxCost = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxCostOfBlob = TimeSpan.FromMilliseconds(0.1);

    private TimeSpan _earned;
    private int _faults;

    /// <summary>Blobs in the last complete listing.</summary>
    public int LastCount { get; private set; }

    /// <summary>The pause when nothing is known to have happened.</summary>
    public TimeSpan Pause => Clamp(_earned, min, max);

    /// <summary>The pause when a blob is known to have been written.</summary>
    public TimeSpan ShortPause => Clamp(_earned, TimeSpan.Zero, max);

    /// <summary>Whether a listing takes so long that a blob that is known to have been written is better looked at by itself.</summary>
    public bool IsSlow => _earned > min;

    public void Listed(TimeSpan elapsed, int count)
    {
        _faults = 0;
        var explained = MaxCost + (count * MaxCostOfBlob);
        _earned = (elapsed < explained ? elapsed : explained) * ((1 / share) - 1);
        LastCount = count;
    }

    public void Faulted()
    {
        _faults = Math.Min(_faults + 1, 10);
        _earned = Clamp(min * Math.Pow(2, _faults), TimeSpan.Zero, MaxFaultPause);
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
