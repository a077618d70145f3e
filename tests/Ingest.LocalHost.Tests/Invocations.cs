using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Tests;

/// <summary>What the function classes of the tests have been called with, and how they are to behave.</summary>
public sealed class Invocations
{
    private readonly ConcurrentQueue<string> _values = [];

    /// <summary>What a function does once it has been recorded: wait, throw, look.</summary>
    public Func<string, FunctionContext?, CancellationToken, Task> Behaviour { get; set; } = (_, _, _) => Task.CompletedTask;

    public IReadOnlyList<string> Values => [.. _values];

    public Task RecordAsync(string value, FunctionContext? context = null, CancellationToken cancellationToken = default)
    {
        _values.Enqueue(value);
        return Behaviour(value, context, cancellationToken);
    }
}
