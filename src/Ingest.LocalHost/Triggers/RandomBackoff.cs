namespace Ingest.LocalHost.Triggers;

/// <summary>Pauses that double from <paramref name="min"/> to <paramref name="max"/>, each varied by a fifth so that many loops do not march in step.</summary>
internal sealed class RandomBackoff(TimeSpan min, TimeSpan max)
{
    private double _next = min.TotalMilliseconds;

    public TimeSpan Next()
    {
        var pause = _next * (0.8 + (Random.Shared.NextDouble() * 0.4));
        _next = Math.Min(_next * 2, max.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Min(pause, max.TotalMilliseconds));
    }

    public void Reset() => _next = min.TotalMilliseconds;
}
