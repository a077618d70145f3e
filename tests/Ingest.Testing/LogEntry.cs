using Microsoft.Extensions.Logging;

namespace Ingest.Testing;

public sealed record LogEntry(LogLevel Level, string Category, string Message, Exception? Exception);
