using Azure;
using Ingest.Core.Diagnostics;
using Ingest.Storage.Batches;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Functions.Telemetry;

/// <summary>Keeps the age and length of the queues known while telemetry is sent somewhere: a queue that nobody serves tells nothing of itself.</summary>
public sealed partial class QueueWatch(QueueReader reader, IngestTelemetry telemetry, TimeProvider time, IOptions<TelemetryOptions> options, ILogger<QueueWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.QueueInterval, time);

        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var reading in await reader.ReadAsync(cancellationToken))
            {
                telemetry.Waiting(reading);
            }
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // Storage is away: the next look tells.
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not look at the queues")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
