using Ingest.LocalHost.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

public sealed class LineFormatterTests
{
    private const string Forged = "a.txt\n[2026-01-01T00:00:00.000] Error: forged\u001B[2J\u202E\u2028\u0085b";

    [Fact]
    public void Write_StaysOnOneLine_When_ANameHoldsLineBreaksAndEscapes()
    {
        var lines = Write($"Functions.PickUpDrop failed on blob '{Forged}'", exception: null);

        var line = Assert.Single(lines);
        Assert.EndsWith(@"Warning: Functions.PickUpDrop failed on blob 'a.txt\u000A[2026-01-01T00:00:00.000] Error: forged\u001B[2J\u202E\u2028\u0085b'", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_IndentsTheException_When_ItsMessageForgesAnEntry()
    {
        var lines = Write("failed", new InvalidOperationException(Forged, new IOException(Forged)));

        Assert.True(lines.Length > 3);
        Assert.All(lines[1..], line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
    }

    private static string[] Write(string message, Exception? exception)
    {
        using var writer = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "Function.PickUpDrop", default, message, exception, (text, _) => text);

        new LineFormatter().Write(entry, scopeProvider: null, writer);

        return writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
