using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
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

        var tally = await SweepAsync();

        Assert.Equal([new Gap("changed.txt", GapKind.Changed), new Gap("missed.txt", GapKind.Missed)], tally.Listed.OrderBy(gap => gap.Blob, StringComparer.Ordinal));
        Assert.False(tally.IsWhole);
        Assert.Equal(["Done", "Missed", "New"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.True((await SweepAsync()).IsWhole);
    }

    [Fact]
    public async Task HandleAsync_PicksUpAgain_When_ADropMadeNoProgressForLong()
    {
        await _pipeline.DropAsync("stuck.txt", "stuck|Stuck");
        _pipeline.Queues.Take();
        _pipeline.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True((await SweepAsync()).IsWhole);
        Assert.Equal([new Gap("stuck.txt", GapKind.Stuck)], await VerifyAsync());
        _pipeline.Time.Advance(TimeSpan.FromSeconds(1));

        var report = await SweepAsync();

        Assert.Equal(1, report.Count(GapKind.Stuck));
        Assert.Equal(DropState.Written, _pipeline.Ledger["stuck.txt"].State);
        Assert.Empty(await VerifyAsync());
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
        Assert.True((await SweepAsync()).IsWhole);
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
        Assert.True((await SweepAsync()).IsWhole);
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

        await _pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);

        var messages = _pipeline.Queues.Sent.Select(StageMessage.Parse).ToList();
        Assert.Equal(50, messages.Sum(message => message.Count));
        Assert.All(messages, message => Assert.NotNull(message.Inline));
    }

    [Fact]
    public async Task HandleAsync_KeepsTheArticles_When_TheSettingSaysSo()
    {
        using var pipeline = new Pipeline(sweep: new SweepOptions { KeepArticlesOfDeletedDrops = true });
        await pipeline.DropAsync("a.txt", "one|First");
        await pipeline.RunAsync();
        pipeline.Drops.Delete("a.txt");

        await pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);
        await pipeline.RunAsync();

        Assert.Single(pipeline.Articles.All);
        Assert.Equal((DropState.Deleted, 1), (pipeline.Ledger["a.txt"].State, pipeline.Ledger["a.txt"].Articles));
    }

    [Theory]
    [InlineData(Stage.Parse)]
    [InlineData(Stage.Enrich)]
    [InlineData(Stage.Write)]
    public async Task HandleAsync_RunsAgainFromTheStageThatIsNew_When_AnUpgradeOutdatesDrops(Stage stage)
    {
        await _pipeline.DropAsync("a.txt", "one|First\nbad\ntwo|Second");
        await _pipeline.DropAsync("b.txt", "three|Third");
        await _pipeline.DropAsync("c.txt", "bad");
        await _pipeline.RunAsync();
        var sent = _pipeline.Queues.Sent.Count;
        Upgrade(stage);

        var tally = await SweepAsync();

        Assert.Equal((stage == Stage.Parse ? 3 : 2, true), (tally.Count(GapKind.Outdated), tally.IsWhole));
        Assert.Equal(["First", "Second", "Third"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.All(_pipeline.Articles.All, stored => Assert.Equal(_pipeline.Enricher.Version, stored.Article.EnricherVersion));
        Assert.All(_pipeline.Articles.All, stored => Assert.Equal(_pipeline.Parser.Version, stored.Article.Provenance.ParserVersion));
        Assert.Equal(new StageVersions(_pipeline.Parser.Version, _pipeline.Enricher.Version, _pipeline.Articles.Version), _pipeline.Ledger["a.txt"].Made);
        Assert.Equal((DropState.Written, 2, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Articles, _pipeline.Ledger["a.txt"].Rejections));
        var stages = _pipeline.Queues.Sent.Skip(sent).Select(text => StageMessage.Parse(text).Stage).Distinct().Order();
        Assert.Equal(stage switch { Stage.Parse or Stage.Enrich => [Stage.PickUp, Stage.Enrich, Stage.Write], _ => [Stage.PickUp, Stage.Write] }, stages);
        Assert.Equal(0, (await SweepAsync()).Requested);
    }

    [Fact]
    public async Task HandleAsync_LeavesWhatReadersSee_When_OnlyTheEnricherIsNew()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        var before = Assert.Single(_pipeline.Articles.All);
        _pipeline.Time.Advance(TimeSpan.FromDays(1));
        Upgrade(Stage.Enrich);

        await SweepAsync();

        var after = Assert.Single(_pipeline.Articles.All);
        Assert.Equal((2, before.LastChanged), (after.Version, after.LastChanged));
        Assert.Empty(await _pipeline.Articles.HistoryAsync(after.Article.Id, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task HandleAsync_RunsEachDropAgainOnce_When_TwoSweepsOverlap()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        Upgrade(Stage.Enrich);

        await _pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);
        await _pipeline.Sweep.SweepAsync(again: null, Cancellation);
        await _pipeline.RunAsync();

        Assert.Equal((2, DropState.Written), (_pipeline.Ledger["a.txt"].Version, _pipeline.Ledger["a.txt"].State));
    }

    [Fact]
    public async Task SweepAsync_RunsEverythingAgain_When_AStageIsAskedFor()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.DropAsync("b.txt", "bad");
        await _pipeline.RunAsync();

        var plan = await _pipeline.Sweep.PlanAsync(Stage.Write, Cancellation).SelectMany(report => report.Gaps).ToListAsync(Cancellation);
        await _pipeline.Sweep.SweepAsync(Stage.Write, Cancellation);
        await _pipeline.RunAsync();

        Assert.Equal([new Gap("a.txt", GapKind.Outdated) { Again = Stage.Write, Version = 1, Batches = 1, Articles = 1 }], plan);
        Assert.Equal((2, 1), (_pipeline.Ledger["a.txt"].Version, _pipeline.Ledger["b.txt"].Version));
    }

    [Fact]
    public async Task HandleAsync_LetsOutdatedDropsWait_When_TheQueuesAreFull()
    {
        using var pipeline = new Pipeline(sweep: new SweepOptions { MaxQueuedForOutdated = 0 });
        await pipeline.DropAsync("a.txt", "one|First");
        await pipeline.RunAsync();
        pipeline.Enricher.Version = "mark-2";
        await pipeline.DropAsync("b.txt", "two|Second");

        var report = await pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);

        Assert.Equal((1, 0), (report.Tally.Count(GapKind.Outdated), report.Tally.Requested));
    }

    [Fact]
    public async Task HandleAsync_GoesOnWhereItStopped_When_ARunIsCutShort()
    {
        using var pipeline = new Pipeline(sweep: new SweepOptions { MaxRequests = 1 });

        for (var i = 0; i < 40; i++)
        {
            pipeline.Drops.Put($"{i}.txt", $"url{i}|Headline {i}");
        }

        var runs = 1;

        for (; !(await pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation)).IsComplete; runs++)
        {
            await pipeline.RunAsync();
        }

        await pipeline.RunAsync();
        var certificate = Assert.Single(pipeline.SweepLog.Certificates);
        Assert.Equal(40, pipeline.Articles.All.Count);
        Assert.Equal((40, 40, runs), (certificate.Tally.Blobs, certificate.Tally.Requested, certificate.Tally.Runs));
        Assert.True(runs > 5);
        Assert.Null(pipeline.SweepLog.Checkpoint);
    }

    [Fact]
    public async Task HandleAsync_ClosesTheLetter_When_ARepairedFileWasDropped()
    {
        await _pipeline.DropAsync("a.txt", "bad");
        await _pipeline.DropAsync("b.txt", "bad");
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();

        await SweepAsync();

        Assert.Equal(["b.txt"], _pipeline.Letters.All.Where(letter => letter.ClosedAt is null).Select(letter => letter.Blob));
    }

    [Fact]
    public async Task HandleAsync_DeletesTheCountsOfTransactions_When_TheirTimeIsOver()
    {
        var now = _pipeline.Time.GetUtcNow();
        _pipeline.Usage.Days.AddRange([now.AddDays(-401), now.AddDays(-399), now]);

        await SweepAsync();

        Assert.Equal([now.AddDays(-399), now], _pipeline.Usage.Days);
    }

    [Fact]
    public async Task HandleAsync_KeepsTheLetterOpen_When_ItIsOfARequestThatNamesNoVersion()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        await _pipeline.Channel.RequestAsync([new PickUpRequest("a.txt")], Stage.Parse, Cancellation);
        await _pipeline.Park.HandleAsync(new PoisonMessage(Stage.Parse, _pipeline.Queues.Take().ToJson()), MessageContext.Direct, Cancellation);

        await SweepAsync();

        Assert.Null(Assert.Single(_pipeline.Letters.All).ClosedAt);
    }

    [Fact]
    public async Task HandleAsync_ClearsEarlierVersions_When_TheirTimeIsOver()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        await _pipeline.DropAsync("a.txt", "one|Second");
        await _pipeline.RunAsync();
        await _pipeline.DropAsync("gone.txt", "two|Third");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("gone.txt");
        await SweepAsync();
        var id = Assert.Single(_pipeline.Articles.All).Article.Id;
        Assert.Equal(3, _pipeline.Articles.Documents.Count);
        Assert.Single(await _pipeline.Articles.HistoryAsync(id, Cancellation).ToListAsync(Cancellation));

        _pipeline.Time.Advance(TimeSpan.FromDays(366));
        await SweepAsync();

        Assert.Equal(["a.txt/000002-000000"], _pipeline.Articles.Documents);
        Assert.Empty(await _pipeline.Articles.HistoryAsync(id, Cancellation).ToListAsync(Cancellation));
        Assert.Null(await _pipeline.Ledger.FindAsync("gone.txt", Cancellation));
        Assert.Equal(2, _pipeline.Ledger["a.txt"].KeptFrom);
        Assert.Equal(0, (await SweepAsync()).Cleared);
    }

    [Fact]
    public async Task HandleAsync_KeepsWorkBlobs_When_ADropHasBeenOnItsWayForLonger()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        _pipeline.Queues.Take();
        _pipeline.Time.Advance(TimeSpan.FromDays(8));

        await _pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);
        Assert.Empty(_pipeline.Work.Deletions);
        await _pipeline.RunAsync();
        await SweepAsync();

        Assert.Equal(_pipeline.Time.GetUtcNow() - TimeSpan.FromDays(7), Assert.Single(_pipeline.Work.Deletions));
    }

    public void Dispose() => _pipeline.Dispose();

    private void Upgrade(Stage stage)
    {
        switch (stage)
        {
            case Stage.Parse:
                _pipeline.Parser.Version = "lines-2";
                break;
            case Stage.Enrich:
                _pipeline.Enricher.Version = "mark-2";
                break;
            default:
                _pipeline.Articles.Version = "rows-2";
                break;
        }
    }

    private ValueTask<List<Gap>> VerifyAsync() => _pipeline.Sweep.VerifyAsync(Cancellation).ToListAsync(Cancellation);

    /// <summary>A sweep, and what it asked for.</summary>
    private async Task<SweepTally> SweepAsync()
    {
        var report = await _pipeline.Sweep.HandleAsync(MessageContext.Direct, Cancellation);
        await _pipeline.RunAsync();
        return report.Tally;
    }
}
