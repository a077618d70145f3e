using Microsoft.Extensions.Time.Testing;

namespace Ingest.Core.Tests.Memory;

/// <summary>A clock that stands still but for those who wait: every wait is over at once.</summary>
internal sealed class ImpatientTime() : FakeTimeProvider(new DateTimeOffset(2024, 10, 28, 12, 0, 0, TimeSpan.Zero))
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
}
