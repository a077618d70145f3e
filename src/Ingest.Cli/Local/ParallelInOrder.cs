using System.Runtime.CompilerServices;

namespace Ingest.Cli.Local;

/// <summary>Works on many inputs at once, one a core, and gives the results in the inputs' order. It holds no more of them than that.</summary>
public static class ParallelInOrder
{
    public static IAsyncEnumerable<(TInput Input, TResult Result)> SelectAsync<TInput, TResult>(
        IEnumerable<TInput> inputs,
        Func<TInput, Task<TResult>> select,
        CancellationToken cancellationToken) => SelectAsync(inputs.ToAsyncEnumerable(), select, cancellationToken);

    public static async IAsyncEnumerable<(TInput Input, TResult Result)> SelectAsync<TInput, TResult>(
        IAsyncEnumerable<TInput> inputs,
        Func<TInput, Task<TResult>> select,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<(TInput Input, Task<TResult> Task)>();

        await foreach (var input in inputs.WithCancellation(cancellationToken))
        {
            running.Enqueue((input, Task.Run(() => select(input), cancellationToken)));

            if (running.Count > Environment.ProcessorCount)
            {
                var (done, task) = running.Dequeue();
                yield return (done, await task);
            }
        }

        while (running.TryDequeue(out var rest))
        {
            yield return (rest.Input, await rest.Task);
        }
    }
}
