using Ingest.LocalHost.Storage;
using Ingest.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Storage;

public sealed class StorageHealthTests
{
    [Fact]
    public void Outage_WarnsOnce_When_ManyLoopsNotice()
    {
        using var logs = new LogSink();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var health = new StorageHealth(loggers.CreateLogger<StorageHealth>());
        object[] loops = [new(), new()];

        for (var i = 0; i < 3; i++)
        {
            Array.ForEach(loops, loop => health.Failed(loop, "polling", new IOException("gone")));
        }

        Array.ForEach(loops, health.Succeeded);
        Array.ForEach(loops, health.Succeeded);

        Assert.Equal([LogLevel.Warning, LogLevel.Information], logs.Entries.Select(entry => entry.Level));
    }
}
