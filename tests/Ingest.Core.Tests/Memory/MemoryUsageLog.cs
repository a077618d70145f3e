using Ingest.Core.Reingestion;

namespace Ingest.Core.Tests.Memory;

/// <summary>Days for which processes have noted what they used.</summary>
internal sealed class MemoryUsageLog : IUsageLog
{
    public List<DateTimeOffset> Days { get; } = [];

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        Days.RemoveAll(day => day < before);
        return Task.CompletedTask;
    }
}
