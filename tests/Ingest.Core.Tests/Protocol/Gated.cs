using System.Reflection;

namespace Ingest.Core.Tests.Protocol;

/// <summary>Stands before storage in memory: every call that goes to the service waits for its turn.</summary>
public class Gated<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo Typed = typeof(Gated<T>).GetMethod(nameof(ResultAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo Listed = typeof(Gated<T>).GetMethod(nameof(RowsAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private T _inner = null!;
    private Func<string, Task> _turn = null!;

    internal static T Around(T inner, Func<string, Task> turn)
    {
        var proxy = Create<T, Gated<T>>();
        var gated = (Gated<T>)(object)proxy;
        (gated._inner, gated._turn) = (inner, turn);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return type == typeof(Task) ? DoneAsync(targetMethod, args)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? Typed.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [targetMethod, args])
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? Listed.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [targetMethod, args])
            : Call(targetMethod, args);
    }

    private object? Call(MethodInfo method, object?[]? arguments) => method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    private async Task DoneAsync(MethodInfo method, object?[]? arguments)
    {
        await _turn($"{typeof(T).Name[1..]}.{method.Name}");
        await (Task)Call(method, arguments)!;
    }

    private async Task<TResult> ResultAsync<TResult>(MethodInfo method, object?[]? arguments)
    {
        await _turn($"{typeof(T).Name[1..]}.{method.Name}");
        return await (Task<TResult>)Call(method, arguments)!;
    }

    // A listing is taken as one answer.
    private async IAsyncEnumerable<TRow> RowsAsync<TRow>(MethodInfo method, object?[]? arguments)
    {
        await _turn($"{typeof(T).Name[1..]}.{method.Name}");

        foreach (var row in await ((IAsyncEnumerable<TRow>)Call(method, arguments)!).ToListAsync())
        {
            yield return row;
        }
    }
}
