using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Takes the blobs that a scan offers and has each tried, with pauses in between, until it comes to its end.</summary>
internal sealed partial class BlobDispatcher(BlobProcessor processor, BlobReceipts receipts, BlobAttempts attempts, TimeSpan retryDelay, TimeProvider time, ILogger logger) : IDisposable
{
    // What waits in memory at most; a scan of a larger backlog pauses.
    private const int MaxBacklog = 2000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PendingBlob> _pending = new(StringComparer.Ordinal);
    private readonly WakeUp _done = new(time);

    // Versions that hosts died of run one at a time, so that the next death tells which of them it was.
    private readonly SemaphoreSlim _suspects = new(1);

    /// <summary>Takes a blob version unless it has a receipt. Versions of one name do not run at the same time: the newer one waits, or replaces one that waits.</summary>
    public void Offer(BlobVersion version, CancellationToken ended, CancellationToken lost)
    {
        if (receipts.Contains(version.Key))
        {
            return;
        }

        var deaths = attempts.List(version.Key);
        PendingBlob? pending;
        lock (_lock)
        {
            if (_pending.TryGetValue(version.Name, out pending))
            {
                pending.Replace(version);
                return;
            }

            pending = new PendingBlob(version);
            _pending.Add(version.Name, pending);
        }

        _ = ProcessAsync(pending, deaths, ended, lost);
    }

    public void Dispose() => _suspects.Dispose();

    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (CountPending() >= MaxBacklog && !cancellationToken.IsCancellationRequested)
        {
            await _done.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>Waits for the functions that run; what only waits has left by then.</summary>
    public async Task DrainAsync()
    {
        while (CountPending() > 0)
        {
            await _done.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        }
    }

    private async Task ProcessAsync(PendingBlob blob, int deaths, CancellationToken ended, CancellationToken lost)
    {
        var backoff = new RandomBackoff(retryDelay, retryDelay * 32);
        try
        {
            if (deaths > 0)
            {
                await ProcessSuspectAsync(blob, deaths, backoff, ended, lost);
            }
            else
            {
                await ProcessAsync(blob, backoff, ended, lost);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The host stops or has lost the container: the blob has no receipt, so the next scan finds it.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of this host: the next scan finds the blob again, and nobody awaits this task who could tell.
            Log.Faulted(logger, blob.Name, exception);
        }
        finally
        {
            lock (_lock)
            {
                _pending.Remove(blob.Name);
            }

            _done.Set();
        }
    }

    private async Task ProcessSuspectAsync(PendingBlob blob, int deaths, RandomBackoff backoff, CancellationToken ended, CancellationToken lost)
    {
        // The pause after as many failures: meanwhile others come to their end.
        var pause = TimeSpan.Zero;
        for (var death = 0; death < deaths; death++)
        {
            pause = backoff.Next();
        }

        await Task.Delay(pause, time, ended);

        await _suspects.WaitAsync(ended);
        try
        {
            await ProcessAsync(blob, backoff, ended, lost);
        }
        finally
        {
            _suspects.Release();
        }
    }

    private async Task ProcessAsync(PendingBlob blob, RandomBackoff backoff, CancellationToken ended, CancellationToken lost)
    {
        while (!await processor.TryAsync(blob, ended, lost))
        {
            await Task.Delay(backoff.Next(), time, ended);
        }
    }

    private int CountPending()
    {
        lock (_lock)
        {
            return _pending.Count;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The host failed on blob '{BlobName}'; the next scan finds it again")]
        public static partial void Faulted(ILogger logger, string blobName, Exception exception);
    }
}
