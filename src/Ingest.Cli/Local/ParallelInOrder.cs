using System.Runtime.CompilerServices;

namespace Ingest.Cli.Local;

/// <summary>Works on many files at once, one a core, and gives the results in the files' order.</summary>
public static class ParallelInOrder
{
    public static async IAsyncEnumerable<(TInput Input, TResult Result)> SelectAsync<TInput, TResult>(
        IEnumerable<TInput> inputs,
        Func<TInput, Task<TResult>> select,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<(TInput Input, Task<TResult> Task)>();

        foreach (var input in inputs)
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
