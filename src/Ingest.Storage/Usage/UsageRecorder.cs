using Azure;
using Ingest.Core.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Usage;

/// <summary>Writes what this process has used to the ledger: now and then, and when everything else has stopped. What a killed process used since the last time is not known.</summary>
public sealed partial class UsageRecorder(UsageMeter meter, IngestTelemetry telemetry, TableUsageLog log, TimeProvider time, IOptions<UsageOptions> options, ILogger<UsageRecorder> logger) : IHostedLifecycleService, IDisposable
{
    private readonly string _instance = Guid.NewGuid().ToString("N")[..12];
    private readonly CancellationTokenSource _stopping = new();
    private StorageUsage _dayBefore = new() { StartedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow(), Articles = 0, App = new Dictionary<TransactionKind, long>(), Host = new Dictionary<TransactionKind, long>() };
    private Task _recording = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _recording = RecordAsync();
        return Task.CompletedTask;
    }

    /// <summary>After the triggers have stopped, so that their last transactions are in it.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _recording;
        await TryPutAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task RecordAsync()
    {
        while (true)
        {
            await Task.Delay(options.Value.RecordInterval, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            await TryPutAsync(_stopping.Token);
        }
    }

    private async Task TryPutAsync(CancellationToken cancellationToken)
    {
        var now = Read();
        var today = now.Since(_dayBefore);

        try
        {
            await log.PutAsync(_instance, today, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The last row is written when all has stopped.
            return;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or IOException)
        {
            // The counts go on; the next row has them all.
            Log.NotRecorded(logger, exception);
            return;
        }

        if (now.UpdatedAt.UtcDateTime.Date > today.StartedAt.UtcDateTime.Date)
        {
            // A row a day: what comes from here on belongs to the next.
            _dayBefore = now;
        }
    }

    private StorageUsage Read() => new()
    {
        StartedAt = _dayBefore.UpdatedAt,
        UpdatedAt = time.GetUtcNow(),
        Articles = telemetry.ArticlesWritten,
        App = meter.App.Snapshot(),
        Host = meter.Host.Snapshot(),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not record the storage transactions used; will be tried again")]
        public static partial void NotRecorded(ILogger logger, Exception exception);
    }
}
