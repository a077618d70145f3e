using Azure;
using Azure.Storage.Blobs;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Runs the function once on one blob and says whether that was its end: a receipt, a report to the poison queue, or nothing when it is gone or another host's.</summary>
internal sealed partial class BlobProcessor(
    FunctionDescriptor function,
    BlobPathPattern path,
    BlobContainerClient container,
    BlobPoisonQueue poison,
    BlobReceipts receipts,
    BlobAttempts attempts,
    FunctionInvoker invoker,
    BlobSettings settings,
    StorageHealth health,
    ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(settings.MaxDegreeOfParallelism);

    /// <summary>Whether the blob has come to an end.</summary>
    public async Task<bool> TryAsync(PendingBlob blob, CancellationToken ended, CancellationToken lost)
    {
        InvocationResult? result = null;
        var client = container.GetBlobClient(blob.Name);
        BlobVersion version;
        await _slots.WaitAsync(ended);
        try
        {
            ended.ThrowIfCancellationRequested();
            version = blob.Begin();
            if (FailuresOf(blob, version) < settings.PoisonBlobThreshold)
            {
                await attempts.BeginAsync(version.Key, ended);
                using var input = new BlobTriggerInput(client, version, path.Match(version.Name)!);
                result = await invoker.InvokeAsync(function, input, lost);
            }
        }
        catch (Exception fault) when (result is null && !ended.IsCancellationRequested && StorageFault.Is(fault))
        {
            // What cannot be written down does not run: it could be what kills its host.
            health.Failed(container, $"noting an attempt at '{container.Name}/{blob.Name}'", fault);
            return false;
        }
        finally
        {
            _slots.Release();
        }

        if (result is { Succeeded: true } && !lost.IsCancellationRequested)
        {
            End(version);
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
                attempts.End(version.Key);
                Log.Gone(logger, function.Name, container.Name, version.Name);
                return true;
            }

            // Counted before parking and not again when that failed: a parking that storage refused is tried again without another run.
            if (exception is not null)
            {
                blob.Fail();
            }

            var failures = FailuresOf(blob, version);
            if (failures < settings.PoisonBlobThreshold)
            {
                Log.WillRetry(logger, function.Name, container.Name, version.Name, failures, exception);
                return false;
            }

            await poison.SendAsync(function.Id, container.Name, version, CancellationToken.None);
            End(version);
            Log.Parked(logger, function.Name, container.Name, version.Name, failures, BlobPoisonQueue.Name, exception);
            return true;
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // The function failed, perhaps for the same reason; not counted, so that an outage parks nothing.
            health.Failed(container, $"looking after '{container.Name}/{version.Name}'", fault);
            return false;
        }
    }

    private int FailuresOf(PendingBlob blob, BlobVersion version) => blob.Failures + attempts.Deaths(version.Key);

    private void End(BlobVersion version)
    {
        receipts.Record(version.Key);
        attempts.End(version.Key);
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

    public void Dispose() => _slots.Dispose();

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
