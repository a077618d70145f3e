namespace Ingest.LocalHost.Hosting;

/// <summary>The two steps of a stop: nothing new begins, then what still runs is cancelled.</summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _drainOver = new();

    public ShutdownSignal()
    {
        // Kept, because the token of a disposed source throws, and a function left to itself may outlive the host.
        Stopping = _stopping.Token;
        DrainOver = _drainOver.Token;
    }

    /// <summary>Cancelled when the host stops: no trigger takes anything more.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Cancelled when the drain time is over: running functions are to end.</summary>
    public CancellationToken DrainOver { get; }

    public Task BeginStopAsync() => _stopping.CancelAsync();

    public Task EndDrainAsync() => _drainOver.CancelAsync();

    public void Dispose()
    {
        _stopping.Dispose();
        _drainOver.Dispose();
    }
}
