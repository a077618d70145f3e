using System.IO.Compression;
using System.Text;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Tests.Batches;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Intake;

public sealed class PickUpHandlerTests : IDisposable
{
    private readonly Pipeline _pipeline = new(new IntakeOptions { BatchDocuments = 2, MaxDocumentBytes = 1000 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HandleAsync_ParsesInPlace_When_TheDropIsADocument()
    {
        await _pipeline.DropAsync("a.txt", "one|First");

        var message = _pipeline.Queues.Take();
        Assert.Equal((Stage.Enrich, 1, "a.txt"), (message.Stage, message.Count, message.Drop!.Blob));
        Assert.NotNull(message.Drop.Revision);
        Assert.Equal((DropState.Parsed, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].BatchCount));
    }

    [Theory]
    [InlineData("", ReasonCode.NoText)]
    [InlineData("bad line", ReasonCode.Malformed)]
    public async Task HandleAsync_EndsTheDropAtOnce_When_NothingInItIsAnArticle(string content, ReasonCode expected)
    {
        await _pipeline.DropAsync("a.txt", content);

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal((expected, Stage.Parse, "a.txt"), (letter.Reason, letter.Stage, letter.Blob));
        Assert.Equal((DropState.DeadLettered, expected, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Reason, _pipeline.Ledger["a.txt"].Rejections));
        Assert.Equal(0, _pipeline.Queues.Count);
    }

    [Fact]
    public async Task HandleAsync_RejectsTheDrop_When_ItIsOverTheSizeLimit()
    {
        await _pipeline.DropAsync("a.txt", new string('x', 1001));

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal(ReasonCode.TooLarge, letter.Reason);
        Assert.Equal("The file has 1001 bytes; the limit is 1000.", letter.Detail);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_CutsTheArchive_When_TheDropIsOne()
    {
        _pipeline.Drops.Put("a.zip", Zip(("1.txt", "one|1"), ("2.txt", "two|2"), ("../3.txt", "three|3"), ("4.txt", "four|4"), ("5.txt", "bad")), new DropMetadata { Publisher = "The Daily Paper" });

        await _pipeline.PickUpAsync("a.zip");
        var first = _pipeline.Queues.Take();
        var documents = await _pipeline.Channel.ReadDocumentsAsync(first, Cancellation);
        await _pipeline.HandleAsync(first);
        await _pipeline.RunAsync();

        Assert.All(documents.Documents, document => Assert.Equal(("a.zip", "The Daily Paper", first.Drop!.ETag), (document.Blob, document.Metadata.Publisher, document.ETag)));
        Assert.Equal(["1", "2", "4"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
        Assert.Equal([(Stage.PickUp, "../3.txt"), (Stage.Parse, "5.txt")], _pipeline.Letters.All.Select(letter => (letter.Stage, letter.EntryPath)));
        var entry = _pipeline.Ledger["a.zip"];
        Assert.Equal((DropState.Written, 3, 3, 2), (entry.State, entry.BatchCount, entry.Articles, entry.Rejections));
    }

    [Fact]
    public async Task HandleAsync_SaysWhy_When_TheArchiveHoldsNoFile()
    {
        _pipeline.Drops.Put("a.zip", Zip(("folder/", "")), DropMetadata.None);

        await _pipeline.PickUpAsync("a.zip");
        await _pipeline.RunAsync();

        Assert.Equal(ReasonCode.Empty, Assert.Single(_pipeline.Letters.All).Reason);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.zip"].State);
    }

    [Fact]
    public async Task HandleAsync_DoesNothing_When_TheBlobIsGone()
    {
        await _pipeline.PickUpAsync("gone.txt");

        Assert.Equal((0, 0), (_pipeline.Queues.Count, _pipeline.Letters.All.Count));
    }

    [Fact]
    public async Task HandleAsync_SendsAgain_When_AnEarlierAttemptDiedBeforeItSent()
    {
        _pipeline.Drops.Put("a.txt", "one|First");
        _pipeline.Queues.FailNext = true;
        await Assert.ThrowsAsync<IOException>(() => _pipeline.PickUpAsync("a.txt"));

        await _pipeline.PickUpAsync("a.txt");
        await _pipeline.RunAsync();

        Assert.Equal(DropState.Written, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_DoesNothing_When_TheDropCameToItsEnd()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        var sent = _pipeline.Queues.Sent.Count;

        await _pipeline.PickUpAsync("a.txt");

        Assert.Equal(sent, _pipeline.Queues.Sent.Count);
    }

    [Fact]
    public async Task HandleAsync_RunsTheDropAgain_When_Forced()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        var (before, article) = (_pipeline.Ledger["a.txt"], _pipeline.Articles.All[0]);

        await _pipeline.PickUpAsync("a.txt", again: Stage.Parse);
        Assert.Equal(DropState.Parsed, _pipeline.Ledger["a.txt"].State);
        await _pipeline.RunAsync();

        var after = _pipeline.Ledger["a.txt"];
        Assert.Equal((DropState.Written, 1, before.ReceivedAt, before.ETag), (after.State, after.Articles, after.ReceivedAt, after.ETag));
        Assert.Equal(article.FirstSeen, Assert.Single(_pipeline.Articles.All).FirstSeen);
    }

    [Fact]
    public async Task HandleAsync_RunsTheVersionAgainOnce_When_TheRequestIsDeliveredTwice()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();

        for (var delivery = 0; delivery < 2; delivery++)
        {
            await _pipeline.PickUpAsync("a.txt", again: Stage.Parse, version: 1);
            await _pipeline.RunAsync();
        }

        Assert.Equal(2, _pipeline.Ledger["a.txt"].Version);
    }

    [Fact]
    public async Task HandleAsync_TakesTheArticlesOut_When_TheBlobIsGone()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        await _pipeline.RunAsync();
        _pipeline.Drops.Delete("a.txt");

        await _pipeline.PickUpAsync("a.txt");

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.Deleted, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_SendsOnlyWhatIsMissing_When_AnArchiveIsPickedUpAgain()
    {
        _pipeline.Drops.Put("a.zip", Zip([.. Enumerable.Range(0, 6).Select(i => ($"{i}.txt", $"url{i}|{i}"))]), DropMetadata.None);
        await _pipeline.PickUpAsync("a.zip");
        var messages = new[] { _pipeline.Queues.Take(), _pipeline.Queues.Take(), _pipeline.Queues.Take() };
        await _pipeline.HandleAsync(messages[1]);
        await _pipeline.RunAsync();

        await _pipeline.PickUpAsync("a.zip");

        Assert.Equal([0, 2], new[] { _pipeline.Queues.Take().BatchIndex, _pipeline.Queues.Take().BatchIndex });
        Assert.Equal(0, _pipeline.Queues.Count);
    }

    [Fact]
    public async Task ParseHandler_PicksUpWhatTheSweepWants_When_AMessageNamesBlobs()
    {
        _pipeline.Drops.Put("a.txt", "one|First");
        _pipeline.Drops.Put("b.txt", "two|Second");

        await _pipeline.Channel.RequestAsync([new PickUpRequest("a.txt"), new PickUpRequest("gone.txt"), new PickUpRequest("b.txt")], again: null, Cancellation);
        await _pipeline.RunAsync();

        Assert.Equal(["First", "Second"], _pipeline.Articles.All.Select(stored => stored.Article.Headline));
    }

    public void Dispose() => _pipeline.Dispose();

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
