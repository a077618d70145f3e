using System.Diagnostics;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Hosting;
using Ingest.LocalHost.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Invocation;

/// <summary>Runs one function once: scope, span, middleware, time limit. Never throws.</summary>
internal sealed partial class FunctionInvoker(
    IServiceScopeFactory scopes, FunctionPipeline pipeline, HostJson hostJson, ShutdownSignal shutdown, TimeProvider time, ILoggerFactory loggers)
{
    // What a function may take to notice that its token is cancelled, before the host gives it up.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    public async Task<InvocationResult> InvokeAsync(FunctionDescriptor function, TriggerInput input, CancellationToken triggerLost)
    {
        var id = Guid.NewGuid().ToString();
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        var started = time.GetTimestamp();
        using var activity = InvocationActivity.Start(function, id, input.ParentTraceParent);
        using var timeout = new CancellationTokenSource(hostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(triggerLost, shutdown.DrainOver, timeout.Token);
        Log.Executing(logger, function.Name, input.Reason, id);

        var failure = await RunAsync(function, input, id, activity, linked.Token);
        var cutShort = failure is not null && !timeout.IsCancellationRequested && linked.IsCancellationRequested;
        if (timeout.IsCancellationRequested)
        {
            failure = new TimeoutException($"The function took longer than functionTimeout of host.json ({hostJson.FunctionTimeout:c}).", failure);
        }

        activity.SetStatus(failure is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, failure?.Message);
        var duration = (long)time.GetElapsedTime(started).TotalMilliseconds;
        Log.Executed(logger, function.Name, failure is null ? "Succeeded" : "Failed", id, duration);
        return new InvocationResult(id, failure, cutShort);
    }

    private async Task<Exception?> RunAsync(FunctionDescriptor function, TriggerInput input, string id, Activity activity, CancellationToken cancellationToken)
    {
        var run = RunInScopeAsync(function, input, id, activity, cancellationToken);
        try
        {
            await run.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException) when (!run.IsCompleted)
        {
            // The function has been told to end; it gets a moment to do so, then it is left to itself.
            await Task.WhenAny(run, Task.Delay(GiveUpAfter, time, CancellationToken.None));
            if (!run.IsCompleted)
            {
                return new TimeoutException($"The function did not end within {GiveUpAfter.TotalSeconds} s of its token's cancellation.");
            }
        }
        catch (Exception) when (run.IsCompleted)
        {
            // Whatever a function throws is the invocation's result, taken from the task below.
        }

        return run.IsCanceled ? new OperationCanceledException("The function ended because its token was cancelled.") : run.Exception?.InnerException;
    }

    private async Task RunInScopeAsync(FunctionDescriptor function, TriggerInput input, string id, Activity activity, CancellationToken cancellationToken)
    {
        // Off the trigger's own loop: a function may compute for long before its first await.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        var context = new InvocationContext(id, function, input, activity, scope.ServiceProvider, cancellationToken);
        input.Begin(context);
        await pipeline.RunAsync(context);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Executing 'Functions.{FunctionName}' ({Reason}, Id={InvocationId})")]
        public static partial void Executing(ILogger logger, string functionName, string reason, string invocationId);

        [LoggerMessage(Level = LogLevel.Information, Message = "Executed 'Functions.{FunctionName}' ({Status}, Id={InvocationId}, Duration={DurationMs}ms)")]
        public static partial void Executed(ILogger logger, string functionName, string status, string invocationId, long durationMs);
    }
}
