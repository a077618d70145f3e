using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Ingest.LocalHost.Storage;

/// <summary>A blob lease that is renewed at half-life until it is disposed of, which gives it back.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly BlobLeaseClient _lease;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;
    private long _renewedAt;

    public HeldLock(BlobLeaseClient lease, TimeSpan duration, long acquiredAt, TimeProvider time)
    {
        _lease = lease;
        _duration = duration;
        _renewedAt = acquiredAt;
        _time = time;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when another host may hold the lock.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        try
        {
            // One short try: at the stop of a host nobody should wait for storage that is away. The lease then ends by itself.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
            await _lease.ReleaseAsync(cancellationToken: patience.Token);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // Lost already, or to end by itself.
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var pause = _duration / 2;
        while (true)
        {
            await Task.Delay(pause, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
            {
                return;
            }

            if (await TryRenewAsync() is not { } isHeld)
            {
                pause = _duration / 15;
                if (_time.GetElapsedTime(_renewedAt) < _duration)
                {
                    continue;
                }

                isHeld = false;
            }

            if (!isHeld)
            {
                await _lost.CancelAsync();
                return;
            }

            pause = _duration / 2;
        }
    }

    /// <summary>Null when storage did not answer.</summary>
    private async Task<bool?> TryRenewAsync()
    {
        var before = _time.GetTimestamp();
        try
        {
            // Cut at what remains of the lease: past it, whether it was renewed no longer matters.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            patience.CancelAfter(TimeSpan.FromTicks(Math.Max(1, (_duration - _time.GetElapsedTime(_renewedAt)).Ticks)));
            await _lease.RenewAsync(cancellationToken: patience.Token);
            _renewedAt = before;
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // Storage is away for now; the lock is ours until the lease ends.
            return null;
        }
    }
}
