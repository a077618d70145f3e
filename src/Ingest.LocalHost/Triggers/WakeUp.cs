namespace Ingest.LocalHost.Triggers;

/// <summary>Ends a loop's pause early. A call while nobody waits ends the next pause.</summary>
internal sealed class WakeUp(TimeProvider time)
{
    private volatile TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => _signal.TrySetResult();

    /// <summary>Returns whether it was woken; false after <paramref name="pause"/> and on cancellation, which does not throw.</summary>
    public async Task<bool> WaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var signal = _signal;
        await signal.Task.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!signal.Task.IsCompleted)
        {
            return false;
        }

        // Before the caller looks for work: what is signalled from here on may be too late for that look.
        _signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return true;
    }
}
