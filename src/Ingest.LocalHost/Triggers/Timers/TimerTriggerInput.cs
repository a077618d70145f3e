using Ingest.LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Triggers.Timers;

internal sealed class TimerTriggerInput(TimerInfo timer) : TriggerInput
{
    public override string Reason { get; } = timer.IsPastDue ? "Timer, past due" : "Timer";

    public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>();

    public override ValueTask<object?> GetValueAsync(Type type, CancellationToken cancellationToken) => ValueTask.FromResult<object?>(timer);
}
