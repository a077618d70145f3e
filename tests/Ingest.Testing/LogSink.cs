using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ingest.Testing;

/// <summary>Keeps what is logged, and fails the test on an error that it did not expect.</summary>
public sealed class LogSink : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = [];

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>The errors that belong to the test.</summary>
    public Func<LogEntry, bool> IsExpectedError { get; set; } = _ => false;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    /// <exception cref="InvalidOperationException">An error was logged that <see cref="IsExpectedError"/> does not know.</exception>
    public void ThrowOnUnexpectedError()
    {
        var errors = _entries.Where(entry => entry.Level >= LogLevel.Error && !IsExpectedError(entry)).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"Unexpected errors were logged:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
        }
    }

    /// <exception cref="InvalidOperationException">An entry holds one of the secrets of a connection string: its key or its signature.</exception>
    public void ThrowOnSecret(string connectionString)
    {
        var leaks = _entries.Where(entry => Secrets.AreIn(entry.ToString(), connectionString)).ToList();
        if (leaks.Count > 0)
        {
            throw new InvalidOperationException($"Logs hold a secret: {string.Join(", ", leaks.Select(entry => entry.Category).Distinct())}");
        }
    }

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new LogEntry(logLevel, category, formatter(state, exception), exception));
    }
}
