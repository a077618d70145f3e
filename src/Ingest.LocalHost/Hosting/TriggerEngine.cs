using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Triggers;
using Ingest.LocalHost.Triggers.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Hosting;

/// <summary>Starts every trigger, and stops them all in two steps: take nothing more, then cancel what outlasts the drain time.</summary>
internal sealed partial class TriggerEngine(
    IReadOnlyList<FunctionDescriptor> functions,
    TriggerListenerFactory listeners,
    HttpServer http,
    HttpEndpoint endpoint,
    ShutdownSignal shutdown,
    IOptions<LocalHostOptions> options,
    TimeProvider time,
    ILogger<TriggerEngine> logger) : IHostedService
{
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = listeners.Create(functions);
        await http.StartAsync(cancellationToken);
        LogFunctions();
        await Task.WhenAll(started.Select(listener => listener.PrepareAsync(cancellationToken)));
        // Without the caller's execution context: its span would become the parent of every invocation to come.
        using (ExecutionContext.SuppressFlow())
        {
            _running = Task.WhenAll(started.Select(listener => Task.Run(() => RunAsync(listener), CancellationToken.None)));
        }

        Log.Started(logger, options.Value.HostId!);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await shutdown.BeginStopAsync();
        var draining = Task.WhenAll(_running, http.StopAsync());
        if (!draining.IsCompleted)
        {
            Log.Draining(logger, options.Value.DrainTime);
            await Task.WhenAny(draining, Task.Delay(options.Value.DrainTime, time, cancellationToken));
            await shutdown.EndDrainAsync();
        }

        await draining.WaitAsync(cancellationToken);
        Log.Stopped(logger);
    }

    private async Task RunAsync(ITriggerListener listener)
    {
        while (!shutdown.Stopping.IsCancellationRequested)
        {
            try
            {
                await listener.RunAsync();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A fault of this host: one trigger must not take the others down, and it may well work the next time.
                Log.Faulted(logger, exception);
                await Task.Delay(RestartPause, time, shutdown.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void LogFunctions()
    {
        var address = endpoint.Address?.ToString() ?? options.Value.HttpUrl;
        Log.Found(logger, functions.Count);
        foreach (var function in functions)
        {
            var trigger = function.Trigger.Describe(address);
            Log.Function(logger, function.Name, trigger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Found {Count} functions:")]
        public static partial void Found(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Information, Message = "  {FunctionName}: {Trigger}")]
        public static partial void Function(ILogger logger, string functionName, string trigger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Started the functions host '{HostId}'")]
        public static partial void Started(ILogger logger, string hostId);

        [LoggerMessage(Level = LogLevel.Error, Message = "A trigger ended by a fault of the host and starts again")]
        public static partial void Faulted(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: running functions have {DrainTime} to end")]
        public static partial void Draining(ILogger logger, TimeSpan drainTime);

        [LoggerMessage(Level = LogLevel.Information, Message = "Stopped the functions host")]
        public static partial void Stopped(ILogger logger);
    }
}
