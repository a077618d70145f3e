using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Invocation;

/// <summary>The span of each invocation, named <c>function NAME</c>.</summary>
internal static class InvocationActivity
{
    public const string SourceName = "Ingest.LocalHost";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the span even when nobody listens: the function's trace context comes from it.</summary>
    public static Activity Start(FunctionDefinition function, string invocationId, string? parent)
    {
        var name = $"function {function.Name}";
        var isRemote = ActivityContext.TryParse(parent, null, isRemote: true, out var context);
        var activity = Source.StartActivity(name, isRemote ? ActivityKind.Consumer : ActivityKind.Internal, isRemote ? context : default)
            ?? StartUnrecorded(name, isRemote ? parent : null);
        activity.SetTag("faas.name", function.Name);
        activity.SetTag("faas.invocation_id", invocationId);
        return activity;
    }

    private static Activity StartUnrecorded(string name, string? parent)
    {
        var activity = new Activity(name);
        activity.SetIdFormat(ActivityIdFormat.W3C);
        if (parent is not null)
        {
            activity.SetParentId(parent);
        }

        return activity.Start();
    }
}
