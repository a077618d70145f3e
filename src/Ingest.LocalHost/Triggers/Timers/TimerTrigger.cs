using Ingest.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Triggers.Timers;

internal sealed record TimerTrigger(TimerSchedule Schedule, bool UseMonitor, bool RunOnStartup) : Trigger
{
    public override IReadOnlyList<Type> ValueTypes { get; } = [typeof(TimerInfo)];

    public override string Describe(string httpAddress) => $"timerTrigger {Schedule}";
}
