using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ingest.Testing;

/// <summary>Waits for a condition that something else brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static Task IsTrueAsync(
        Func<bool> condition, TimeSpan? timeout = null, Func<string>? describe = null, [CallerArgumentExpression(nameof(condition))] string expression = "") =>
        IsTrueAsync(() => Task.FromResult(condition()), timeout, describe, pause: null, expression);

    /// <exception cref="TimeoutException">The condition did not come true in time.</exception>
    /// <param name="pause">Between two looks; longer where a look costs much.</param>
    public static async Task IsTrueAsync(
        Func<Task<bool>> condition, TimeSpan? timeout = null, Func<string>? describe = null, TimeSpan? pause = null, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        var limit = timeout ?? DefaultTimeout;
        var waiting = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waiting.Elapsed > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {expression}. {describe?.Invoke()}");
            }

            await Task.Delay(pause ?? Pause);
        }
    }
}
