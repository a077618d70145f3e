using System.Diagnostics;
using Ingest.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Invocation;

internal sealed class InvocationContext(
    string invocationId, FunctionDescriptor function, TriggerInput input, Activity activity, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId { get; } = invocationId;

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext { get; } = new ActivityTraceContext(activity.Id ?? "", activity.TraceStateString ?? "");

    public override BindingContext BindingContext { get; } = new InputBindingContext(input.BindingData);

    public override RetryContext? RetryContext => null;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public FunctionDescriptor Function => function;

    public TriggerInput Input => input;

    private sealed class ActivityTraceContext(string traceParent, string traceState) : TraceContext
    {
        public override string TraceParent { get; } = traceParent;

        public override string TraceState { get; } = traceState;
    }

    private sealed class InputBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
    }
}
