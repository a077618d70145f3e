using Ingest.Core.Ledger;
using Ingest.Core.Tests.Batches;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Writing;

/// <summary>What the ledger says when articles change hands.</summary>
public sealed class CarrierLedgerTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SettleAsync_ChangesNothing_When_TheLedgerSaysSoAlready()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        var before = _pipeline.Ledger["a.txt"];

        await _pipeline.Carriers.SettleAsync("a.txt", [_pipeline.Articles.All[0].Article.Id], Cancellation);
        await _pipeline.Carriers.SettleAsync("unknown.txt", [_pipeline.Articles.All[0].Article.Id], Cancellation);

        Assert.Equal(before, _pipeline.Ledger["a.txt"] with { Revision = before.Revision });
    }

    [Fact]
    public async Task SettleAsync_FollowsTheTable_When_ArticlesWereLostAndWonAgain()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1\ntwo|A|1");
        await _pipeline.RunAsync();
        await _pipeline.DropAsync("b.txt", "one|B|2\ntwo|B|2");
        await _pipeline.RunAsync();
        Assert.Equal((DropState.Duplicate, 0, 2), Standing("a.txt"));

        await _pipeline.DropAsync("b.txt", "one|B|2");
        await _pipeline.RunAsync();
        Assert.Equal((DropState.Written, 1, 1), Standing("a.txt"));

        _pipeline.Drops.Delete("b.txt");
        await _pipeline.PickUpAsync("b.txt");

        Assert.Equal((DropState.Written, 2, 0), Standing("a.txt"));
        var batch = Assert.Single(await _pipeline.Ledger.BatchesAsync("a.txt", Cancellation).ToListAsync(Cancellation));
        Assert.Equal((2, 0), (batch.Outcome.WrittenIds.Count, batch.Outcome.DuplicateIds.Count));
    }

    [Fact]
    public async Task SettleAsync_MarksTheArticle_When_TheDropIsOnItsWay()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        await _pipeline.RunUpToWriteAsync();

        await _pipeline.Carriers.SettleAsync("a.txt", ["x"], Cancellation);
        await _pipeline.Carriers.SettleAsync("a.txt", ["x", "y"], Cancellation);

        Assert.Equal(["x", "y"], _pipeline.Ledger["a.txt"].Moved);
    }

    [Fact]
    public async Task SettleAsync_MarksAllArticles_When_MoreMoveThanARowTakes()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        await _pipeline.RunUpToWriteAsync();

        await _pipeline.Carriers.SettleAsync("a.txt", [.. Enumerable.Range(0, 20_000).Select(i => $"id{i}")], Cancellation);

        Assert.Single(_pipeline.Ledger["a.txt"].Moved);
        Assert.Equal(["any"], _pipeline.Ledger["a.txt"].MovedOf(["any"]));
    }

    [Fact]
    public async Task SettleAsync_SeesTheLastChange_When_AnotherCallFindsNothingToChangeMeanwhile()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        await _pipeline.RunAsync();
        var id = _pipeline.Articles.All[0].Article.Id;
        await _pipeline.DropAsync("b.txt", "one|B|2");
        var ofB = await _pipeline.RunUpToWriteAsync();
        _pipeline.Ledger.BeforeWrite = async () =>
        {
            // The first call has seen B carry the article and is about to say so; B goes, and the ledger seems to need no change for that.
            _pipeline.Ledger.BeforeWrite = () => Task.CompletedTask;
            await _pipeline.Articles.WithdrawAsync(ofB.Drop!, id, written: null, Cancellation);
            await _pipeline.Carriers.SettleAsync("a.txt", [id], Cancellation);
        };
        await _pipeline.Articles.PlaceAsync(ofB.Drop!, 0, (await _pipeline.Channel.ReadArticlesAsync(ofB, Cancellation)).Articles, Cancellation);

        await _pipeline.Carriers.SettleAsync("a.txt", [id], Cancellation);

        Assert.Equal((DropState.Written, 1, 0), Standing("a.txt"));
    }

    [Fact]
    public async Task SettleAsync_SeesTheLastChange_When_TheArticleMovesWhileItLooks()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        await _pipeline.RunAsync();
        await _pipeline.DropAsync("b.txt", "one|B|2");
        var ofB = await _pipeline.RunUpToWriteAsync();
        _pipeline.Ledger.BeforeWrite = async () =>
        {
            // Between the look at the table and the write to the ledger, B goes again.
            _pipeline.Ledger.BeforeWrite = () => Task.CompletedTask;
            _pipeline.Drops.Delete("b.txt");
            await _pipeline.Remover.RemoveAsync("b.txt", Cancellation);
        };

        await _pipeline.HandleAsync(ofB);

        Assert.Equal("A", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal((DropState.Written, 1, 0), Standing("a.txt"));
        Assert.Equal(DropState.Deleted, _pipeline.Ledger["b.txt"].State);
    }

    public void Dispose() => _pipeline.Dispose();

    private (DropState State, int Articles, int Duplicates) Standing(string blob) =>
        (_pipeline.Ledger[blob].State, _pipeline.Ledger[blob].Articles, _pipeline.Ledger[blob].Duplicates);
}
