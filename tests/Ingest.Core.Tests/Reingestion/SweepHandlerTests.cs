using Ingest.Core.Batches;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Reingestion;

public sealed class SweepHandlerTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HandleAsync_PicksUpWhatTheTriggerMissed_When_ThereIsAGap()
    {
        await _pipeline.DropAsync("done.txt", "done|Done");
        await _pipeline.DropAsync("changed.txt", "changed|Old");
        await _pipeline.RunAsync();
        _pipeline.Drops.Put("changed.txt", "changed|New");
        _pipeline.Drops.Put("missed.txt", "missed|Missed");

        var report = await SweepAsync();
        await _pipeline.RunAsync();

        Assert.Equal([new Gap("changed.txt", GapKind.Changed), new Gap("missed.txt", GapKind.Missed)], report.Gaps);
        Assert.Equal(["Done", "Missed", "New"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.Empty((await SweepAsync()).Gaps);
    }

    [Fact]
    public async Task HandleAsync_PicksUpAgain_When_ADropMadeNoProgressForLong()
    {
        await _pipeline.DropAsync("stuck.txt", "stuck|Stuck");
        _pipeline.Queues.Take();
        _pipeline.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty((await SweepAsync()).Gaps);
        Assert.Equal([new Gap("stuck.txt", GapKind.Stuck)], await _pipeline.Sweep.VerifyAsync(Cancellation));
        _pipeline.Time.Advance(TimeSpan.FromSeconds(1));

        var report = await SweepAsync();
        await _pipeline.RunAsync();

        Assert.Equal(1, report.Count(GapKind.Stuck));
        Assert.Equal(DropState.Written, _pipeline.Ledger["stuck.txt"].State);
        Assert.Empty(await _pipeline.Sweep.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task HandleAsync_TakesTheArticlesOut_When_TheBlobIsDeleted()
    {
        await _pipeline.DropAsync("a.txt", "one|First\ntwo|Second");
        await _pipeline.DropAsync("b.txt", "three|Third");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("a.txt");

        var report = await SweepAsync();

        Assert.Equal(1, report.Count(GapKind.Deleted));
        Assert.Equal("Third", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal(DropState.Deleted, _pipeline.Ledger["a.txt"].State);
        Assert.Empty((await SweepAsync()).Gaps);
    }

    [Fact]
    public async Task HandleAsync_TakesTheArticlesOut_When_AnEarlierSweepDiedHalfway()
    {
        await _pipeline.DropAsync("a.txt", "one|First\ntwo|Second");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("a.txt");
        _pipeline.Articles.FailNextWithdrawal = true;
        await Assert.ThrowsAsync<IOException>(SweepAsync);

        await SweepAsync();

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.Deleted, _pipeline.Ledger["a.txt"].State);
        Assert.Empty((await SweepAsync()).Gaps);
    }

    [Fact]
    public async Task HandleAsync_LeavesNothingBehind_When_ADeletedDropIsStillOnItsWay()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        var late = await _pipeline.RunUpToWriteAsync();
        _pipeline.Drops.Delete("a.txt");
        await SweepAsync();

        await _pipeline.HandleAsync(late);

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.Deleted, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_IngestsAgain_When_ADeletedBlobIsDroppedAgain()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("a.txt");
        await SweepAsync();
        _pipeline.Drops.Put("a.txt", "two|Second");

        var report = await SweepAsync();
        await _pipeline.RunAsync();

        Assert.Equal(1, report.Count(GapKind.Missed));
        Assert.Equal("Second", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal((DropState.Written, 2), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Version));
    }

    [Fact]
    public async Task HandleAsync_SendsSmallMessages_When_ThousandsWereMissed()
    {
        for (var i = 0; i < 50; i++)
        {
            _pipeline.Drops.Put($"{i}-{new string('n', 1000)}", "one|First");
        }

        await SweepAsync();

        Assert.Equal(4, _pipeline.Queues.Sent.Count);
        Assert.All(_pipeline.Queues.Sent, message => Assert.NotNull(StageMessage.Parse(message).Inline));
    }

    public void Dispose() => _pipeline.Dispose();

    private Task<SweepReport> SweepAsync() => _pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);
}
