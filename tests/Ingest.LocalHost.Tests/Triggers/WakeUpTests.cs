using Ingest.LocalHost.Triggers;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers;

public sealed class WakeUpTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Wait_EndsAtOnce_When_SetBefore()
    {
        var wakeUp = new WakeUp(_time);
        wakeUp.Set();

        Assert.True(await wakeUp.WaitAsync(TimeSpan.FromDays(1), CancellationToken.None));
    }

    [Fact]
    public async Task Wait_TakesThePause_When_NobodySets()
    {
        var wakeUp = new WakeUp(_time);

        var waiting = wakeUp.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await waiting);
    }

    [Fact]
    public async Task Wait_DoesNotThrow_When_Cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = new WakeUp(_time).WaitAsync(TimeSpan.FromDays(1), cancelled.Token);

        await cancelled.CancelAsync();

        Assert.False(await waiting);
    }

    [Fact]
    public async Task Wait_Waits_When_TheSignalWasUsedUp()
    {
        var wakeUp = new WakeUp(_time);
        wakeUp.Set();
        await wakeUp.WaitAsync(TimeSpan.FromDays(1), CancellationToken.None);

        Assert.False(wakeUp.WaitAsync(TimeSpan.FromDays(1), CancellationToken.None).IsCompleted);
    }
}
