using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Hosting;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Lists one container again and again, on the one host that holds the function's lock, and offers what it finds to the dispatcher.</summary>
internal sealed class BlobListener : ITriggerListener, IDisposable
{
    // Names kept of blobs that were written; more than these wait for the next listing.
    private const int MaxWritten = 10_000;

    private static readonly TimeSpan ReceiptInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<string> _written = [];
    private readonly FunctionDescriptor _function;
    private readonly BlobPathPattern _path;
    private readonly BlobContainerClient _container;
    private readonly BlobReceipts _receipts;
    private readonly BlobAttempts _attempts;
    private readonly BlobProcessor _processor;
    private readonly BlobDispatcher _dispatcher;
    private readonly ScanPace _pace;
    private readonly WakeUp _blobWritten;
    private readonly HostLocks _locks;
    private readonly ShutdownSignal _shutdown;
    private readonly StorageHealth _health;
    private readonly TimeProvider _time;

    public BlobListener(
        FunctionDescriptor function,
        BlobTrigger trigger,
        StorageConnections connections,
        StorageWatch watch,
        FunctionInvoker invoker,
        HostJson hostJson,
        IOptions<LocalHostOptions> options,
        HostLocks locks,
        ShutdownSignal shutdown,
        StorageHealth health,
        TimeProvider time,
        ILogger<BlobListener> logger)
    {
        var connection = connections.Get(trigger.Connection);
        _function = function;
        _path = trigger.Path;
        _container = connection.Blobs.GetBlobContainerClient(trigger.Path.Container);
        var hosts = connections.Get(null).Blobs.GetBlobContainerClient(HostLocks.Container);
        _receipts = new BlobReceipts(new BlobReceiptLog(hosts, $"blobreceipts/{options.Value.HostId}/{function.Name}"));
        _attempts = new BlobAttempts(hosts.GetBlobClient($"blobattempts/{options.Value.HostId}/{function.Name}"), time);
        _processor = new BlobProcessor(function, _path, _container, new BlobPoisonQueue(connection.Queues), _receipts, _attempts, invoker, hostJson.Blobs, health, logger);
        _dispatcher = new BlobDispatcher(_processor, _receipts, _attempts, options.Value.BlobRetryDelay, time, logger);
        _pace = new ScanPace(options.Value.ScanInterval, options.Value.MaxScanInterval, options.Value.ScanShare);
        _blobWritten = new WakeUp(time);
        _locks = locks;
        _shutdown = shutdown;
        _health = health;
        _time = time;
        watch.OnBlobWritten(_container.Uri, NoticeWritten);
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The scan makes it, once storage answers.
            _health.Failed(_container, $"creating container '{_container.Name}'", exception);
        }
    }

    public Task RunAsync() => _locks.RunAsync(_function.Name, RunWithLockAsync);

    public void Dispose()
    {
        _dispatcher.Dispose();
        _processor.Dispose();
        _attempts.Dispose();
        _receipts.Dispose();
    }

    private async Task RunWithLockAsync(CancellationToken lost)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(lost, _shutdown.Stopping);
        using var drained = CancellationTokenSource.CreateLinkedTokenSource(lost);
        if (!await TryAsync("reading receipts", () => LoadAsync(ended.Token), ended.Token))
        {
            return;
        }

        var writing = WriteReceiptsAsync(drained.Token);
        while (!ended.IsCancellationRequested)
        {
            _written.Clear();
            if (!await TryAsync($"listing container '{_container.Name}'", () => ScanAsync(ended.Token, lost), ended.Token))
            {
                _pace.Faulted();
            }

            await PauseAsync(ended.Token, lost);
        }

        await _dispatcher.DrainAsync();
        await drained.CancelAsync();
        await writing;
        if (!lost.IsCancellationRequested)
        {
            await TryAsync("writing receipts", CloseAsync, CancellationToken.None);
        }
    }

    /// <summary>Until the next listing: that is soon after a blob was written, or where listing is slow, in its time, and the blobs that were written are looked at one by one.</summary>
    private async Task PauseAsync(CancellationToken ended, CancellationToken lost)
    {
        var start = _time.GetTimestamp();
        while (_pace.Pause - _time.GetElapsedTime(start) is { Ticks: > 0 } left && await _blobWritten.WaitAsync(left, ended))
        {
            if (!_pace.IsSlow)
            {
                await Task.Delay(_pace.ShortPause, _time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            await TryAsync("looking at blobs that were written", () => LookAsync(ended, lost), ended);
        }
    }

    private async Task LookAsync(CancellationToken ended, CancellationToken lost)
    {
        while (_written.TryDequeue(out var name))
        {
            if (_path.Match(name) is not null && await FindAsync(name, ended) is { } version)
            {
                _dispatcher.Offer(version, ended, lost);
                await _dispatcher.WaitForRoomAsync(ended);
            }
        }
    }

    private async Task<BlobVersion?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties blob = await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return new BlobVersion(name, blob.ETag, blob.ContentLength);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // A block without its blob as yet, or deleted again.
            return null;
        }
    }

    private void NoticeWritten(string name)
    {
        if (_written.Count < MaxWritten)
        {
            _written.Enqueue(name);
        }

        _blobWritten.Set();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _receipts.LoadAsync(cancellationToken);
        await _attempts.OpenAsync(_receipts.Contains, cancellationToken);
    }

    private async Task CloseAsync()
    {
        await _receipts.FlushAsync(CancellationToken.None);
        await _attempts.CloseAsync(CancellationToken.None);
    }

    private async Task ScanAsync(CancellationToken ended, CancellationToken lost)
    {
        // Known beforehand, because only what had a receipt before the listing began can be said to be gone after it.
        var before = _receipts.IsStale(_pace.LastCount) ? _receipts.Snapshot() : null;
        var found = before is null ? null : new HashSet<UInt128>();
        _attempts.BeginListing();
        var listing = Stopwatch.StartNew();
        var count = 0;
        await foreach (var page in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = _path.Prefix }, ended).AsPages())
        {
            listing.Stop();
            foreach (var blob in page.Values.Where(blob => _path.Match(blob.Name) is not null))
            {
                var version = new BlobVersion(blob.Name, blob.Properties.ETag!.Value, blob.Properties.ContentLength ?? 0);
                found?.Add(version.Key);
                count++;
                _dispatcher.Offer(version, ended, lost);
            }

            await _dispatcher.WaitForRoomAsync(ended);
            ended.ThrowIfCancellationRequested();
            listing.Start();
        }

        _attempts.EndListing();
        _pace.Listed(listing.Elapsed, count);
        if (before is not null)
        {
            await _receipts.CompactAsync(before.Where(key => !found!.Contains(key)).ToList(), ended);
        }
    }

    private async Task WriteReceiptsAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(ReceiptInterval, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested)
            {
                await TryAsync("writing receipts", () => _receipts.FlushAsync(CancellationToken.None), CancellationToken.None);
            }
        }
    }

    private async Task<bool> TryAsync(string activity, Func<Task> act, CancellationToken ended)
    {
        try
        {
            await act();
            _health.Succeeded(_container);
            return true;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The host stops, or the container is another host's now.
            return false;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // Every caller is a loop that comes back to it.
            _health.Failed(_container, activity, exception);
            if (exception is RequestFailedException { Status: 404 })
            {
                await PrepareAsync(_shutdown.Stopping);
            }

            return false;
        }
    }
}
