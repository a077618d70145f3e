using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Discovery;

/// <summary>A method with <c>[Function]</c> that has passed every check.</summary>
internal sealed class FunctionDescriptor(string name, MethodInfo method, Trigger trigger, ParameterInfo triggerParameter) : FunctionDefinition
{
    public override string Name { get; } = name;

    /// <summary>The real host's form of a function's id, as it stands in messages of the blob poison queue.</summary>
    public override string Id { get; } = $"Host.Functions.{name}";

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    public MethodInfo Method { get; } = method;

    public Trigger Trigger { get; } = trigger;

    /// <summary>One of <see cref="Parameters"/>: two calls of <c>GetParameters</c> may give different objects while several hosts start in one process.</summary>
    public ParameterInfo TriggerParameter => Parameters[triggerParameter.Position];

    public IReadOnlyList<ParameterInfo> Parameters { get; } = method.GetParameters();
}
