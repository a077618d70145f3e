using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ingest.LocalHost.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Storage;

/// <summary>Lets one host at a time do a thing, by a blob lease under <c>azure-webjobs-hosts/locks/HOSTID/</c>.</summary>
internal sealed partial class HostLocks(StorageConnections connections, IOptions<LocalHostOptions> options, ShutdownSignal shutdown, StorageHealth health, TimeProvider time, ILogger<HostLocks> logger)
{
    public const string Container = "azure-webjobs-hosts";

    /// <summary>
    /// Runs <paramref name="run"/> whenever this host holds the lock, until the host stops. The token it gets is cancelled when the lock is lost;
    /// the lock is given back once <paramref name="run"/> has ended.
    /// </summary>
    public async Task RunAsync(string name, Func<CancellationToken, Task> run)
    {
        var blob = connections.Get(null).Blobs.GetBlobContainerClient(Container).GetBlobClient($"locks/{options.Value.HostId}/{name}");
        // One id for the host's life: a lock whose grant or renewal went unheard can be taken again at once.
        var lease = blob.GetBlobLeaseClient(Guid.NewGuid().ToString());
        while (!shutdown.Stopping.IsCancellationRequested)
        {
            var acquiredAt = time.GetTimestamp();
            if (await TryAcquireAsync(blob, lease))
            {
                await using var held = new HeldLock(lease, options.Value.LockLease, acquiredAt, time);
                await run(held.Lost);
                if (held.Lost.IsCancellationRequested)
                {
                    Log.Lost(logger, blob.Name);
                }
            }

            // Often enough that the lock of a killed host is taken soon after it ends.
            await Task.Delay(options.Value.LockLease / 5, time, shutdown.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAcquireAsync(BlobClient blob, BlobLeaseClient lease)
    {
        try
        {
            await AcquireAsync(blob, lease);
            health.Succeeded(this);
            return true;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            // Another host has it, which is what the lock is for.
            health.Succeeded(this);
            return false;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            if (!shutdown.Stopping.IsCancellationRequested)
            {
                health.Failed(this, $"taking lock '{blob.Name}'", exception);
            }

            return false;
        }
    }

    private async Task AcquireAsync(BlobClient blob, BlobLeaseClient lease)
    {
        try
        {
            await lease.AcquireAsync(options.Value.LockLease, cancellationToken: shutdown.Stopping);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // The first host of this account or of this name.
            await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: shutdown.Stopping);
            await CreateAsync(blob);
            await lease.AcquireAsync(options.Value.LockLease, cancellationToken: shutdown.Stopping);
        }
    }

    private async Task CreateAsync(BlobClient blob)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, shutdown.Stopping);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Another host made it first, and may hold it by now.
        }
    }
    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Lost lock '{LockName}'; this host or another takes it again and goes on")]
        public static partial void Lost(ILogger logger, string lockName);
    }
}
