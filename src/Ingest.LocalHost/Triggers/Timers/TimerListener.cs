using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Hosting;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Triggers.Timers;

/// <summary>Runs a function at the times of its schedule, on the one host that holds the timer's lock.</summary>
internal sealed partial class TimerListener(
    FunctionDescriptor function,
    TimerTrigger trigger,
    HostLocks locks,
    TimerStatusStore statuses,
    FunctionInvoker invoker,
    ShutdownSignal shutdown,
    StorageHealth health,
    TimeProvider time,
    ILogger<TimerListener> logger) : ITriggerListener
{
    // Task.Delay takes at most 49 days, and a clock that is set must be noticed within a reasonable time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly bool _isMonitored = trigger.UseMonitor && trigger.Schedule.IsWorthMonitoring(time.GetUtcNow());
    private ScheduleStatus? _status;
    private bool _hasRun;

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RunAsync() => locks.RunAsync(function.Name, RunWithLockAsync);

    /// <summary>Runs until <paramref name="lost"/> or the host stops. Its caller holds the lock.</summary>
    internal async Task RunWithLockAsync(CancellationToken lost)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(lost, shutdown.Stopping);
        try
        {
            _status = _isMonitored ? await statuses.ReadAsync(function.Name, ended.Token) : null;
            health.Succeeded(this);
            var now = time.GetUtcNow();
            var next = trigger.Schedule.NextAfter(now);
            if (_status is not null && AsUtc(_status.Next) < now)
            {
                next = await FireAsync(AsUtc(_status.Next), isPastDue: true, lost, ended.Token);
            }
            else if (trigger.RunOnStartup && !_hasRun)
            {
                next = await FireAsync(now, isPastDue: false, lost, ended.Token);
            }
            else if (_isMonitored && _status is null)
            {
                // So that an occurrence that is missed before the first run is known as missed.
                await WriteAsync(new ScheduleStatus { Next = next.UtcDateTime, LastUpdated = now.UtcDateTime }, ended.Token);
            }

            while (await WaitUntilAsync(next, ended.Token))
            {
                next = await FireAsync(next, isPastDue: false, lost, ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The host stops, or another host has the timer now.
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The lock is given back and taken again once storage answers; the status tells what was missed.
            health.Failed(this, $"keeping timer '{function.Name}'", exception);
        }
    }

    private async Task<DateTimeOffset> FireAsync(DateTimeOffset due, bool isPastDue, CancellationToken lost, CancellationToken ended)
    {
        ended.ThrowIfCancellationRequested();
        _hasRun = true;
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _isMonitored ? _status ?? new ScheduleStatus { Next = due.UtcDateTime } : null };
        var result = await invoker.InvokeAsync(function, new TimerTriggerInput(timer), lost);
        var now = time.GetUtcNow();
        var next = trigger.Schedule.NextAfter(now > due ? now : due);
        if (result.WasCutShort)
        {
            // The status still names this occurrence, so the next holder of the lock makes up for it.
            return next;
        }

        if (!result.Succeeded)
        {
            Log.Failed(logger, function.Name, next, result.Exception!);
        }

        if (_isMonitored)
        {
            await WriteAsync(new ScheduleStatus { Last = due.UtcDateTime, Next = next.UtcDateTime, LastUpdated = now.UtcDateTime }, shutdown.DrainOver);
        }

        return next;
    }

    private async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken)
    {
        await statuses.WriteAsync(function.Name, status, cancellationToken);
        _status = status;
    }

    /// <summary>False when the wait was cut short.</summary>
    private async Task<bool> WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (var wait = due - time.GetUtcNow(); wait > TimeSpan.Zero && !cancellationToken.IsCancellationRequested; wait = due - time.GetUtcNow())
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested;
    }

    private static DateTimeOffset AsUtc(DateTime dateTime) =>
        new(dateTime.Kind == DateTimeKind.Local ? dateTime.ToUniversalTime() : DateTime.SpecifyKind(dateTime, DateTimeKind.Utc));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Functions.{FunctionName} failed. Its schedule runs it again at {Next:u}")]
        public static partial void Failed(ILogger logger, string functionName, DateTimeOffset next, Exception exception);
    }
}
