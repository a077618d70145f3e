using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Takes the blobs that a scan offers and has each tried, with pauses in between, until it comes to its end.</summary>
internal sealed partial class BlobDispatcher(BlobProcessor processor, BlobReceipts receipts, TimeSpan retryDelay, TimeProvider time, ILogger logger)
{
    // What waits in memory at most; a scan of a larger backlog pauses.
    private const int MaxBacklog = 2000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PendingBlob> _pending = new(StringComparer.Ordinal);
    private readonly WakeUp _done = new(time);

    /// <summary>Takes a blob version unless it has a receipt. Versions of one name do not run at the same time: the newer one waits, or replaces one that waits.</summary>
    public void Offer(BlobVersion version, CancellationToken ended, CancellationToken lost)
    {
        if (receipts.Contains(version.Key))
        {
            return;
        }

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

        _ = ProcessAsync(pending, ended, lost);
    }

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

    private async Task ProcessAsync(PendingBlob blob, CancellationToken ended, CancellationToken lost)
    {
        var backoff = new RandomBackoff(retryDelay, retryDelay * 32);
        try
        {
            while (!await processor.TryAsync(blob, ended, lost))
            {
                await Task.Delay(backoff.Next(), time, ended);
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
