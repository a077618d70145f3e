using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Invocation;

/// <summary>What made one invocation happen: the value of the trigger's parameter and what stands beside it.</summary>
internal abstract class TriggerInput
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }

    /// <summary>Says in the log what the invocation is about; never content.</summary>
    public abstract string Reason { get; }

    /// <summary>W3C trace context of the sender, where the trigger carries one.</summary>
    public virtual string? ParentTraceParent => null;

    public abstract ValueTask<object?> GetValueAsync(Type type, CancellationToken cancellationToken);

    /// <exception cref="FormatException">The text of the data does not convert.</exception>
    public virtual object? GetData(string name, Type type) => BindingData.GetValueOrDefault(name);

    /// <summary>Runs before the function, with the services of the invocation.</summary>
    public virtual void Begin(FunctionContext context)
    {
    }

    /// <summary>Takes what the function returned, while its services still live.</summary>
    public virtual Task CompleteAsync(object? returned, CancellationToken cancellationToken) => Task.CompletedTask;
}
