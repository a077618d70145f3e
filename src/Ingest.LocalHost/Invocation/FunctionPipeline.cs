using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.LocalHost.Invocation;

/// <summary>The app's middleware around the function itself.</summary>
internal sealed class FunctionPipeline
{
    private readonly FunctionExecutionDelegate _run;

    public FunctionPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        _run = middleware.Reverse().Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            context => RunFunctionAsync((InvocationContext)context), (next, wrap) => wrap(next));

    public Task RunAsync(InvocationContext context) => _run(context);

    private static async Task RunFunctionAsync(InvocationContext context)
    {
        var function = context.Function;
        var arguments = await BindAsync(context);
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, function.Method.DeclaringType!);
        try
        {
            var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            await context.Input.CompleteAsync(await UnwrapAsync(returned), context.CancellationToken);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async ValueTask<object?[]> BindAsync(InvocationContext context)
    {
        var parameters = context.Function.Parameters;
        var arguments = new object?[parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = parameters[i];
            arguments[i] = parameter == context.Function.TriggerParameter ? await context.Input.GetValueAsync(parameter.ParameterType, context.CancellationToken)
                : parameter.ParameterType == typeof(CancellationToken) ? context.CancellationToken
                : parameter.ParameterType == typeof(FunctionContext) ? context
                : context.Input.GetData(parameter.Name!, parameter.ParameterType) ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null);
        }

        return arguments;
    }

    private static async Task<object?> UnwrapAsync(object? returned)
    {
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        var type = task.GetType();
        // An async method that returns a plain Task hands out a Task<VoidTaskResult>: its result is nobody's.
        return type.IsGenericType && type.GetProperty("Result") is { PropertyType.IsPublic: true } result ? result.GetValue(task) : null;
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
