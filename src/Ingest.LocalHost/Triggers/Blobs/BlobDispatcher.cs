using Azure;
using Azure.Storage.Blobs;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Runs the function on the blobs that a scan offers, a limited number at a time, and takes each to its end: a receipt, or nothing when it is gone or another host's.</summary>
internal sealed partial class BlobDispatcher(
    FunctionDescriptor function,
    BlobPathPattern path,
    BlobContainerClient container,
    BlobPoisonQueue poison,
    BlobReceipts receipts,
    FunctionInvoker invoker,
    BlobSettings settings,
    LocalHostOptions options,
    StorageHealth health,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    // What waits in memory at most; a scan of a larger backlog pauses.
    private const int MaxBacklog = 2000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PendingBlob> _pending = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots = new(settings.MaxDegreeOfParallelism);
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

    public void Dispose() => _slots.Dispose();

    private async Task ProcessAsync(PendingBlob blob, CancellationToken ended, CancellationToken lost)
    {
        var backoff = new RandomBackoff(options.BlobRetryDelay, options.BlobRetryDelay * 32);
        try
        {
            while (!await TryAsync(blob, ended, lost))
            {
                await Task.Delay(backoff.Next(), time, ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The host stops or has lost the container: the blob has no receipt, so the next scan finds it.
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

    /// <summary>Whether the blob has come to an end.</summary>
    private async Task<bool> TryAsync(PendingBlob blob, CancellationToken ended, CancellationToken lost)
    {
        InvocationResult? result = null;
        var client = container.GetBlobClient(blob.Name);
        BlobVersion version;
        await _slots.WaitAsync(ended);
        try
        {
            ended.ThrowIfCancellationRequested();
            version = blob.Begin();
            if (blob.Failures < settings.PoisonBlobThreshold)
            {
                using var input = new BlobTriggerInput(client, version, path.Match(version.Name)!);
                result = await invoker.InvokeAsync(function, input, lost);
            }
        }
        finally
        {
            _slots.Release();
        }

        if (result is { Succeeded: true } && !lost.IsCancellationRequested)
        {
            receipts.Record(version.Key);
            return true;
        }

        if (ended.IsCancellationRequested || result is { WasCutShort: true })
        {
            return true;
        }

        return await FailAsync(blob, client, version, result?.Exception);
    }

    private async Task<bool> FailAsync(PendingBlob blob, BlobClient client, BlobVersion version, Exception? exception)
    {
        try
        {
            if (!await StandsAsync(client, version))
            {
                Log.Gone(logger, function.Name, container.Name, version.Name);
                return true;
            }

            // Counted before parking and not again when that failed: a parking that storage refused is tried again without another run.
            if (exception is not null)
            {
                blob.Fail();
            }

            if (blob.Failures < settings.PoisonBlobThreshold)
            {
                Log.WillRetry(logger, function.Name, container.Name, version.Name, blob.Failures, exception);
                return false;
            }

            await poison.SendAsync(function.Id, container.Name, version, CancellationToken.None);
            receipts.Record(version.Key);
            Log.Parked(logger, function.Name, container.Name, version.Name, blob.Failures, BlobPoisonQueue.Name, exception);
            return true;
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // The function failed, perhaps for the same reason; not counted, so that an outage parks nothing.
            health.Failed(container, $"looking after '{container.Name}/{version.Name}'", fault);
            return false;
        }
    }

    /// <summary>Whether the blob is still there as this version. Asked only after a failure, which its deletion or replacement may explain.</summary>
    private static async Task<bool> StandsAsync(BlobClient client, BlobVersion version)
    {
        try
        {
            var properties = await client.GetPropertiesAsync();
            return properties.Value.ETag.ToString().Trim('"') == version.PlainETag;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
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
        [LoggerMessage(Level = LogLevel.Debug, Message = "Functions.{FunctionName} dropped '{Container}/{BlobName}': it was deleted or replaced meanwhile")]
        public static partial void Gone(ILogger logger, string functionName, string container, string blobName);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Functions.{FunctionName} failed on blob '{Container}/{BlobName}', attempt {Attempt}. It will be tried again")]
        public static partial void WillRetry(ILogger logger, string functionName, string container, string blobName, int attempt, Exception? exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "Functions.{FunctionName} failed on blob '{Container}/{BlobName}', attempt {Attempt}, the last. It was reported to queue '{PoisonQueueName}'")]
        public static partial void Parked(ILogger logger, string functionName, string container, string blobName, int attempt, string poisonQueueName, Exception? exception);
    }
}
