using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Tests.Batches;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Writing;

/// <summary>The write stage with the ledger behind it: what stands in the tables in the end, and what the ledger says of it.</summary>
public sealed class WriteHandlerTests : IDisposable
{
    private readonly Pipeline _pipeline = new(new IntakeOptions { BatchDocuments = 2 });

    [Fact]
    public async Task HandleAsync_WritesEnrichedArticles_When_ADropRunsThrough()
    {
        await _pipeline.DropAsync("a.txt", "one|First\ntwo|Second\nthree|Third\nbad line");
        await _pipeline.RunAsync();

        var entry = _pipeline.Ledger["a.txt"];
        Assert.Equal((DropState.Written, 2, 3, 1), (entry.State, entry.BatchCount, entry.Articles, entry.Rejections));
        Assert.Equal(["First", "Second", "Third"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.All(_pipeline.Articles.All, stored => Assert.Equal("mark-1", stored.Article.EnricherVersion));
    }

    [Fact]
    public async Task HandleAsync_ChangesNothing_When_EveryMessageIsDeliveredTwice()
    {
        await _pipeline.DropAsync("a.txt", "one|First\ntwo|Second\nthree|Third\nbad line");
        await _pipeline.RunAsync();
        var (entry, articles) = (_pipeline.Ledger["a.txt"], _pipeline.Articles.All);

        foreach (var message in _pipeline.Queues.Sent.ToList())
        {
            await _pipeline.HandleAsync(StageMessage.Parse(message));
            await _pipeline.RunAsync();
        }

        Assert.Equal(entry, _pipeline.Ledger["a.txt"]);
        Assert.Equal(articles, _pipeline.Articles.All);
    }

    [Fact]
    public async Task HandleAsync_RemovesWhatTheNewVersionLacks_When_ABlobIsOverwritten()
    {
        await _pipeline.DropAsync("a.txt", "one|First\ntwo|Second\nthree|Third");
        await _pipeline.RunAsync();

        await _pipeline.DropAsync("a.txt", "two|Second, corrected");
        await _pipeline.RunAsync();

        var article = Assert.Single(_pipeline.Articles.All);
        Assert.Equal(("Second, corrected", 2), (article.Article.Headline, article.Version));
        Assert.Equal((DropState.Written, 2, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Version, _pipeline.Ledger["a.txt"].Articles));
    }

    [Fact]
    public async Task HandleAsync_RemovesEverything_When_TheNewVersionHoldsNoArticle()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();

        await _pipeline.DropAsync("a.txt", "bad");
        await _pipeline.RunAsync();

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_TakesBackWhatItWrote_When_TheBlobWasOverwrittenMeanwhile()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        var late = await _pipeline.RunUpToWriteAsync();
        await _pipeline.DropAsync("a.txt", "two|Second");
        await _pipeline.RunAsync();

        await _pipeline.HandleAsync(late);

        Assert.Equal("Second", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal([DropState.Superseded], _pipeline.Ledger["a.txt"].History.Select(version => version.State));
    }

    [Theory]
    [InlineData("a.txt", "b.txt")]
    [InlineData("b.txt", "a.txt")]
    public async Task HandleAsync_MakesTheEarlierEditionADuplicate_When_TwoBlobsHaveOneUrl(string early, string late)
    {
        await _pipeline.DropAsync("a.txt", $"one|{early}|{(early == "a.txt" ? 1 : 2)}");
        await _pipeline.DropAsync("b.txt", $"one|{late}|{(early == "a.txt" ? 2 : 1)}");
        await _pipeline.RunAsync();

        Assert.Equal(late, Assert.Single(_pipeline.Articles.All).Blob);
        Assert.Equal((DropState.Duplicate, DropState.Written), (_pipeline.Ledger[early].State, _pipeline.Ledger[late].State));
        Assert.Equal((0, 1), (_pipeline.Ledger[early].Articles, _pipeline.Ledger[early].Duplicates));
    }

    [Fact]
    public async Task HandleAsync_EndsAsDuplicate_When_AnotherBlobTakesTheArticleBeforeTheBatchIsFinished()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        var ofA = await _pipeline.RunUpToWriteAsync();
        await _pipeline.DropAsync("b.txt", "one|B|2");
        var ofB = await _pipeline.RunUpToWriteAsync();
        _pipeline.Articles.AfterWrite = async () =>
        {
            _pipeline.Articles.AfterWrite = () => Task.CompletedTask;
            await _pipeline.HandleAsync(ofB);
        };

        await _pipeline.HandleAsync(ofA);

        Assert.Equal("B", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal((DropState.Duplicate, DropState.Written), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["b.txt"].State));
    }

    [Fact]
    public async Task HandleAsync_EndsAsDuplicate_When_ItsDeliveriesOverlapWhileAnotherBlobTakesTheArticle()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        var ofA = await _pipeline.RunUpToWriteAsync();
        await _pipeline.DropAsync("b.txt", "one|B|2");
        var ofB = await _pipeline.RunUpToWriteAsync();
        OnceAfterWriting(async () =>
        {
            // The second delivery of A learns that B has the article, and is held up in its turn.
            OnceAfterWriting(() => _pipeline.HandleAsync(ofB));
            await _pipeline.HandleAsync(ofA);
        });

        await _pipeline.HandleAsync(ofA);

        Assert.Equal("B", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal((DropState.Duplicate, DropState.Written), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["b.txt"].State));
    }

    [Fact]
    public async Task HandleAsync_EndsAsDuplicate_When_TheBlobThatTookTheArticleDiedAndLostItToAThird()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        var ofA = await _pipeline.RunUpToWriteAsync();
        await _pipeline.DropAsync("b.txt", "one|B|2");
        var ofB = await _pipeline.RunUpToWriteAsync();
        await _pipeline.DropAsync("c.txt", "one|C|3");
        var ofC = await _pipeline.RunUpToWriteAsync();
        OnceAfterWriting(async () =>
        {
            _pipeline.Articles.AfterPlacing = () =>
            {
                _pipeline.Articles.AfterPlacing = () => Task.CompletedTask;
                throw new IOException("The host died.");
            };
            await Assert.ThrowsAsync<IOException>(() => _pipeline.HandleAsync(ofB));
            await _pipeline.HandleAsync(ofC);
        });

        await _pipeline.HandleAsync(ofA);
        await _pipeline.HandleAsync(ofB);

        Assert.Equal("C", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal(
            (DropState.Duplicate, DropState.Duplicate, DropState.Written),
            (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["b.txt"].State, _pipeline.Ledger["c.txt"].State));
    }

    [Fact]
    public async Task HandleAsync_KeepsTheArticle_When_AnAttemptEndsTheBatchWhileItIsGivenUp()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        var ofA = await _pipeline.RunUpToWriteAsync();
        await _pipeline.Articles.PlaceAsync(ofA.Drop!, 0, (await _pipeline.Channel.ReadArticlesAsync(ofA, TestContext.Current.CancellationToken)).Articles, TestContext.Current.CancellationToken);
        _pipeline.Ledger.BeforeWrite = () =>
        {
            _pipeline.Ledger.BeforeWrite = () => Task.CompletedTask;
            return _pipeline.HandleAsync(ofA);
        };

        await _pipeline.Park.HandleAsync(new PoisonMessage(Stage.Write, ofA.ToJson()), MessageContext.Direct, TestContext.Current.CancellationToken);

        Assert.Equal("A", Assert.Single(_pipeline.Articles.All).Article.Headline);
        Assert.Equal((DropState.Written, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Articles));
    }

    [Fact]
    public async Task HandleAsync_CountsOneArticle_When_TwoDocumentsOfADropHaveOneUrl()
    {
        await _pipeline.DropAsync("a.txt", "one|Late|2\ntwo|Other|1\none|Early|1");
        await _pipeline.RunAsync();

        Assert.Equal(["Late", "Other"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.Equal((DropState.Written, 2, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Articles, _pipeline.Ledger["a.txt"].Duplicates));
    }

    [Fact]
    public async Task HandleAsync_NotesTheLossesInOneWriteABatch_When_AnArchiveIsDroppedAgainUnderAnotherName()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"url{i}|Headline {i:D2}|1"));
        await _pipeline.DropAsync("a.txt", lines);
        await _pipeline.RunAsync();
        var writes = _pipeline.Ledger.Writes;
        _pipeline.Time.Advance(TimeSpan.FromHours(1));

        await _pipeline.DropAsync("b.txt", lines);
        await _pipeline.RunAsync();

        Assert.Equal((DropState.Duplicate, 20), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Duplicates));
        Assert.Equal((DropState.Written, 20), (_pipeline.Ledger["b.txt"].State, _pipeline.Ledger["b.txt"].Articles));
        Assert.Equal(1 + 10 + 10, _pipeline.Ledger.Writes - writes);
    }

    [Fact]
    public async Task HandleAsync_GivesTheArticleBack_When_TheBlobThatCarriesItGoes()
    {
        await _pipeline.DropAsync("a.txt", "one|A|1\ntwo|Other|1");
        await _pipeline.DropAsync("b.txt", "one|B|2");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("b.txt");

        await _pipeline.PickUpAsync("b.txt");

        Assert.Equal(["A", "Other"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.Equal((DropState.Written, 2, 0), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Articles, _pipeline.Ledger["a.txt"].Duplicates));
        Assert.Equal(0, _pipeline.Articles.Claims);
    }

    [Theory]
    [InlineData("two|B|2")]
    [InlineData("one|B|0")]
    [InlineData("bad")]
    public async Task HandleAsync_GivesTheArticleBack_When_TheBlobThatCarriesItChanges(string change)
    {
        await _pipeline.DropAsync("a.txt", "one|A|1");
        await _pipeline.DropAsync("b.txt", "one|B|2");
        await _pipeline.RunAsync();
        Assert.Equal(DropState.Duplicate, _pipeline.Ledger["a.txt"].State);

        await _pipeline.DropAsync("b.txt", change.Replace("|0", "", StringComparison.Ordinal));
        await _pipeline.RunAsync();

        var carried = _pipeline.Articles.All.Single(stored => stored.Article.Url == "https://paper.example/one");
        Assert.Equal(("A", "a.txt"), (carried.Article.Headline, carried.Blob));
        Assert.Equal(DropState.Written, _pipeline.Ledger["a.txt"].State);
        Assert.Equal(change switch { "bad" => DropState.DeadLettered, "two|B|2" => DropState.Written, _ => DropState.Duplicate }, _pipeline.Ledger["b.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_KeepsWhatChanged_When_AnArticleIsEdited()
    {
        await _pipeline.DropAsync("a.txt", "one|Before|1");
        await _pipeline.RunAsync();
        _pipeline.Time.Advance(TimeSpan.FromHours(1));

        await _pipeline.DropAsync("a.txt", "one|After|1");
        await _pipeline.RunAsync();

        var stored = Assert.Single(_pipeline.Articles.All);
        var change = Assert.Single(await _pipeline.Articles.HistoryAsync(stored.Article.Id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, "Before", 1, 1), (change.Version, change.HeadlineBefore, change.AddedCount, change.RemovedCount));
        Assert.Equal(["headline"], change.Fields);
        Assert.Equal(stored.LastChanged, change.At);
    }

    public void Dispose() => _pipeline.Dispose();

    private void OnceAfterWriting(Func<Task> action) => _pipeline.Articles.AfterWrite = () =>
    {
        _pipeline.Articles.AfterWrite = () => Task.CompletedTask;
        return action();
    };
}
