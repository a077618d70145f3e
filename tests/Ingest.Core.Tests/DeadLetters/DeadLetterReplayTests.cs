using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.DeadLetters;

public sealed class DeadLetterReplayTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReplayAsync_IngestsTheDrop_When_TheCauseIsMended()
    {
        await _pipeline.DropAsync("a.txt", "bad\nbad");
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
        _pipeline.Drops.Put("a.txt", "one|Headline");

        var replayed = await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All], Cancellation);
        await _pipeline.RunAsync();

        Assert.Single(replayed);
        Assert.Equal(DropState.Written, _pipeline.Ledger["a.txt"].State);
        Assert.NotNull(Assert.Single(_pipeline.Letters.All).ClosedAt);
        Assert.Equal("Headline", Assert.Single(_pipeline.Articles.All).Article.Headline);
    }

    [Fact]
    public async Task ReplayAsync_OpensTheLetterAgain_When_TheInputFailsAgain()
    {
        await _pipeline.DropAsync("a.txt", "bad");

        await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All], Cancellation);
        await _pipeline.RunAsync();

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Null(letter.ClosedAt);
        Assert.Equal(2, letter.Attempts);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task ReplayAsync_OpensTheLetterAgain_When_EveryDeliveryFailsAgain()
    {
        await _pipeline.DropAsync("a.txt", "one|Headline");
        await ParkAsync(await _pipeline.RunUpToWriteAsync());
        await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All], Cancellation);

        await ParkAsync(await _pipeline.RunUpToWriteAsync());

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal((2, null), (letter.Attempts, letter.ClosedAt));
        Assert.Equal((DropState.DeadLettered, 2), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Version));
    }

    [Fact]
    public async Task ReplayAsync_LeavesNoArticleOfTheFirstRun_When_TheParserNowGivesOthers()
    {
        await _pipeline.DropAsync("a.txt", "old|Headline\nbad");
        await _pipeline.RunAsync();
        var firstRun = Assert.Single(_pipeline.Articles.All);
        _pipeline.Parser.Rename = ("old", "new");

        await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All], Cancellation);
        await _pipeline.RunAsync();

        var secondRun = Assert.Single(_pipeline.Articles.All);
        Assert.NotEqual(firstRun.Article.Id, secondRun.Article.Id);
        Assert.Equal((DropState.Written, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Articles));
    }

    [Fact]
    public async Task ReplayAsync_KeepsTheReplaysArticles_When_AMessageOfTheFirstRunComesLate()
    {
        await _pipeline.DropAsync("a.txt", "one|Headline\nbad");
        var late = await _pipeline.RunUpToWriteAsync();
        _pipeline.Parser.Rename = ("Headline", "Better headline");
        await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All], Cancellation);
        await _pipeline.RunAsync();

        await _pipeline.HandleAsync(late);

        Assert.Equal("Better headline", Assert.Single(_pipeline.Articles.All).Article.Headline);
    }

    [Fact]
    public async Task ReplayAsync_SendsEachBlobOnceInSmallMessages_When_LettersAreMany()
    {
        for (var i = 0; i < 40; i++)
        {
            await _pipeline.DropAsync($"{i}.txt", "bad\nbad");
        }

        await _pipeline.Replay.ReplayAsync([.. _pipeline.Letters.All, .. _pipeline.Letters.All], Cancellation);

        Assert.Equal([16, 16, 8], new[] { _pipeline.Queues.Take().Count, _pipeline.Queues.Take().Count, _pipeline.Queues.Take().Count });
        Assert.Equal(0, _pipeline.Queues.Count);
    }

    public void Dispose() => _pipeline.Dispose();

    private Task ParkAsync(StageMessage message) => _pipeline.Park.HandleAsync(new PoisonMessage(message.Stage, message.ToJson()), MessageContext.Direct, Cancellation);
}
