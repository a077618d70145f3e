using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Triggers.Blobs;
using Ingest.LocalHost.Triggers.Queues;
using Ingest.LocalHost.Triggers.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.LocalHost.Triggers;

/// <summary>Makes the listener of each function; HTTP functions have the server instead.</summary>
internal sealed class TriggerListenerFactory(IServiceProvider services)
{
    public IReadOnlyList<ITriggerListener> Create(IEnumerable<FunctionDescriptor> functions) => [.. functions.Select(Create).OfType<ITriggerListener>()];

    private ITriggerListener? Create(FunctionDescriptor function) => function.Trigger switch
    {
        QueueTrigger trigger => ActivatorUtilities.CreateInstance<QueueListener>(services, function, trigger),
        BlobTrigger trigger => ActivatorUtilities.CreateInstance<BlobListener>(services, function, trigger),
        TimerTrigger trigger => ActivatorUtilities.CreateInstance<TimerListener>(services, function, trigger),
        _ => null,
    };
}
