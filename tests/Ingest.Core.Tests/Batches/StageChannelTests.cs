using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Batches;

public sealed class StageChannelTests
{
    private static readonly DropRef Drop = new() { Blob = "news/a.zip", ETag = "\"0x1\"", Version = 1, LastModified = new DateTimeOffset(2024, 10, 28, 12, 0, 0, TimeSpan.Zero) };

    private readonly MemoryQueues _queues = new();
    private readonly MemoryWork _work = new();
    private readonly MemoryArticles _records = new(TimeProvider.System);
    private readonly StageChannel _channel;

    public StageChannelTests() => _channel = new StageChannel(_queues, _work, _records);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_SendsInline_When_TheBatchIsSmall()
    {
        await SendAsync(Stage.Enrich, 4, new BatchEnd { Rejections = 2 }, Article("Text"));

        var message = _queues.Take();
        var batch = await _channel.ReadArticlesAsync(message, Cancellation);
        Assert.Equal((Stage.Enrich, 1, 4, Drop), (message.Stage, message.Count, message.BatchIndex, message.Drop));
        Assert.Empty(_work.Blobs);
        Assert.Equal(2, batch.End.Rejections);
        Assert.Equivalent(Article("Text"), Assert.Single(batch.Articles), strict: true);
    }

    [Theory]
    [InlineData(17_500, true)]
    [InlineData(18_600, false)]
    [InlineData(2_000_000, false)]
    public async Task SendAsync_ChecksTheBatchIn_When_ItWouldNotFitTheMessage(int incompressibleBytes, bool inline)
    {
        var document = Document(RandomNumberGenerator.GetBytes(incompressibleBytes));

        await SendAsync(Drop, 0, document);

        var message = _queues.Take();
        var batch = await _channel.ReadDocumentsAsync(message, Cancellation);
        Assert.Equal(inline, message.Inline is not null);
        Assert.Equal(inline ? 0 : 1, _work.Blobs.Count);
        Assert.True(Encoding.UTF8.GetByteCount(_queues.Sent[0]) <= StageMessage.MaxInlineBytes);
        Assert.Equal(document.Content.ToArray(), batch.Documents[0].Content.ToArray());
    }

    [Fact]
    public async Task SendAsync_StaysBelowTheLimit_When_TheNameIsAsLongAsANameMayBe()
    {
        var drop = Drop with { Blob = new string('\u0001', 1024), ETag = new string('"', 40), Revision = new string('"', 60), Mark = new string('日', 256) };

        for (var size = 16_000; size < 20_000; size += 100)
        {
            await SendAsync(drop, 0, Document(RandomNumberGenerator.GetBytes(size)));
        }

        Assert.All(_queues.Sent, message => Assert.True(Encoding.UTF8.GetByteCount(message) <= StageMessage.MaxInlineBytes));
        Assert.Contains(_queues.Sent, message => message.Contains("\"inline\"", StringComparison.Ordinal));
        Assert.NotEmpty(_work.Blobs);
    }

    [Fact]
    public async Task SendAsync_SendsTheSameMessage_When_TheStageIsRepeated()
    {
        for (var i = 0; i < 2; i++)
        {
            await SendAsync(Drop, 3, Document(Encoding.UTF8.GetBytes(new string('x', 100))));
        }

        await SendAsync(Drop with { ETag = "\"0x2\"" }, 3, Document([]));
        await SendAsync(Drop, 4, Document([]));

        Assert.Equal(_queues.Sent[0], _queues.Sent[1]);
        Assert.Equal(3, _queues.Sent.Select(text => StageMessage.Parse(text).BatchId).Distinct().Count());
    }

    [Fact]
    public async Task SendAsync_CarriesTheTrace_When_OneIsRunning()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

        await _channel.RequestAsync([new PickUpRequest("a"), new PickUpRequest("b", Version: 3)], Stage.Parse, Cancellation);

        var message = _queues.Take();
        var batch = await _channel.OpenPickUpAsync(message, Cancellation);
        Assert.Equal((activity.Id, 2, Stage.PickUp), (message.TraceParent, message.Count, message.Stage));
        Assert.Equal([new PickUpRequest("a"), new PickUpRequest("b", Version: 3)], batch.Drops);
        Assert.Equal(Stage.Parse, batch.Again);
    }

    [Fact]
    public async Task SendStoredAsync_PointsToTheRecords_When_AStageRunsAgain()
    {
        var placed = await _records.PlaceAsync(Drop, 2, [Article("Text")], Cancellation);

        await _channel.SendStoredAsync(Stage.Enrich, Drop, 2, 1, new StoredBatch(placed.Document, 3, ReasonCode.Malformed), Cancellation);

        var message = _queues.Take();
        var batch = await _channel.ReadArticlesAsync(message, Cancellation);
        Assert.Equal((Stage.Enrich, 1, 2), (message.Stage, message.Count, message.BatchIndex));
        Assert.Equal((3, ReasonCode.Malformed), (batch.End.Rejections, batch.End.Reason));
        Assert.Equivalent(Article("Text"), Assert.Single(batch.Articles), strict: true);
        await _records.DeleteBatchesAsync(Drop.Blob, int.MaxValue, Cancellation);
        await Assert.ThrowsAsync<BadMessageException>(() => _channel.CheckAsync(message, Cancellation));
    }

    [Fact]
    public async Task OpenAsync_RefusesTheWorkBlob_When_ItWasAltered()
    {
        var message = await SendLargeAsync();
        _work.Blobs[message.Claim!.Blob][100] ^= 1;

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(message, Cancellation));

        Assert.Contains("its hash differs", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadMessageException>(() => _channel.CheckAsync(message, Cancellation));
    }

    [Fact]
    public async Task OpenAsync_SaysThatTheWorkIsGone_When_TheBlobWasDeleted()
    {
        var message = await SendLargeAsync();
        await _channel.CheckAsync(message, Cancellation);
        _work.Blobs.Clear();

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(message, Cancellation));

        Assert.Contains("is gone", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadMessageException>(() => _channel.CheckAsync(message, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"blob\":null,\"content\":\"\"}")]
    [InlineData("{\"blob\":\"a\"}")]
    [InlineData("{\"blob\":\"a\",\"content\":7}")]
    [InlineData("{\"blob\":\"a\",\"content\":{}}")]
    [InlineData("{\"blob\":\"a\",\"content\":\"PHA+\"}")]
    [InlineData("{\"blob\":\"a\",\"content\":\"\"}", "{\"rejections\":null}")]
    [InlineData("{\"blob\":\"a\",\"content\":\"\"}", "null")]
    [InlineData("{\"blob\":\"a\",\"content\":\"\"},", "{}")]
    public async Task OpenDocumentsAsync_RefusesTheBatch_When_ItsJsonIsNotWhatTheStageReads(string document, string end = "{}")
    {
        var batch = Parts(Encoding.UTF8.GetBytes(document), "<p>"u8.ToArray(), [], Encoding.UTF8.GetBytes(end));

        await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(Forged(Packed.Of(batch)), Cancellation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"id\":7}")]
    [InlineData(""" {"id":"0123456789012345678901","body":[null],"provenance":{"blob":"b","sha256":"","mediaType":"","parserVersion":""}} """)]
    [InlineData(""" {"id":"0123456789012345678901","entities":[null],"provenance":{"blob":"b","sha256":"","mediaType":"","parserVersion":""}} """)]
    [InlineData(""" {"id":"0123456789012345678901","provenance":{"blob":"b","sha256":"","mediaType":"","parserVersion":"","fields":{"url":null}}} """)]
    public async Task OpenArticlesAsync_RefusesTheBatch_When_ItsJsonIsNotWhatTheStageReads(string article)
    {
        var batch = Parts(Encoding.UTF8.GetBytes(article), [], "{}"u8.ToArray());

        await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadArticlesAsync(Forged(Packed.Of(batch)) with { Stage = Stage.Write }, Cancellation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"drops\":null}")]
    [InlineData("{\"drops\":[null]}")]
    public async Task OpenPickUpAsync_RefusesTheBatch_When_ItsJsonIsNotWhatTheStageReads(string json)
    {
        await Assert.ThrowsAsync<BadMessageException>(() => _channel.OpenPickUpAsync(Forged(Packed.Of(Parts(Encoding.UTF8.GetBytes(json)))) with { Stage = Stage.PickUp }, Cancellation));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("0123456789012345678\"or")]
    public async Task OpenAsync_RefusesTheBatch_When_AnArticleHasAKeyOfTheTablesForItsId(string id)
    {
        await SendAsync(Stage.Write, 0, new BatchEnd(), Article("Text") with { Id = id });

        await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadArticlesAsync(_queues.Take(), Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01020304")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    public async Task OpenAsync_RefusesTheBatch_When_ItIsNotBrotli(string hex) =>
        await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(Forged(Convert.FromHexString(hex)), Cancellation));

    [Fact]
    public async Task OpenAsync_GivesAllOrRefusesTheBatch_When_ItsEndIsMissing()
    {
        await SendAsync(Stage.Write, 0, new BatchEnd(), Article("Text"));
        await SendAsync(Drop, 0, Document(RandomNumberGenerator.GetBytes(200)), Document("<p>"u8.ToArray()));
        var (articles, documents) = (_queues.Take(), _queues.Take());

        foreach (var cut in CutOff(articles))
        {
            if (await OrRefusedAsync(() => _channel.ReadArticlesAsync(cut, Cancellation)) is ({ } opened, _))
            {
                Assert.Equivalent(Article("Text"), Assert.Single(opened), strict: true);
            }
        }

        foreach (var cut in CutOff(documents))
        {
            if (await OrRefusedAsync(() => _channel.ReadDocumentsAsync(cut, Cancellation)) is ({ } opened, _))
            {
                Assert.Equal([200, 3], opened.Select(document => document.Content.Length));
            }
        }

        static IEnumerable<StageMessage> CutOff(StageMessage message) => Enumerable.Range(0, message.Inline!.Length - 1).Select(length => message with { Inline = message.Inline[..length] });
    }

    [Fact]
    public async Task OpenDocumentsAsync_StopsInflating_When_ADocumentIsABomb()
    {
        using var bomb = new DocumentBatchWriter();

        for (var i = 0; i < 5; i++)
        {
            bomb.Add(Document(new byte[60 * 1024 * 1024]));
        }

        await _channel.SendAsync(Drop, 0, bomb, new BatchEnd(), Cancellation);

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(_queues.Take(), Cancellation));

        Assert.Contains("larger than", exception.InnerException!.Message, StringComparison.Ordinal);
    }

    [Property]
    public void OpenAsync_GivesTheBytesThatWereSent_When_TheyAreTextOrNot(string text, byte[] bytes)
    {
        foreach (var content in new[] { Encoding.UTF8.GetBytes(text ?? ""), bytes, [.. Encoding.UTF8.GetBytes("<p class=\"a\">\\ é 日 \U0001F600 \u2028\r\n\t</p>"), .. bytes] })
        {
            SendAsync(Drop, 0, Document(content)).GetAwaiter().GetResult();

            Assert.Equal(content, _channel.ReadDocumentsAsync(_queues.Take(), Cancellation).GetAwaiter().GetResult().Documents[0].Content.ToArray());
        }
    }

    [Property]
    public void OpenAsync_GivesEachDocumentItsBytes_When_TheBatchHasSeveral(byte[][] contents, bool isLarge)
    {
        // One that does not fit into a piece of what it is packed in.
        byte[][] all = [.. contents.Where(content => content is not null), .. isLarge ? [RandomNumberGenerator.GetBytes(70_000)] : Array.Empty<byte[]>()];
        RawDocument[] documents = [.. all.Select((content, index) => Document(content) with { EntryPath = $"{index}\n" })];
        SendAsync(Drop, 0, documents).GetAwaiter().GetResult();

        var opened = _channel.ReadDocumentsAsync(_queues.Take(), Cancellation).GetAwaiter().GetResult();

        Assert.Equal(all, opened.Documents.Select(document => document.Content.ToArray()));
        Assert.Equal(documents.Select(document => document.EntryPath), opened.Documents.Select(document => document.EntryPath));
    }

    [Fact]
    public async Task OpenDocumentsAsync_TellsTheRejections_When_EntriesBecameDeadLetters()
    {
        using var empty = new DocumentBatchWriter();
        await _channel.SendAsync(Drop, 0, empty, new BatchEnd { Rejections = 3, Reason = ReasonCode.Encrypted }, Cancellation);

        var (documents, end) = await _channel.ReadDocumentsAsync(_queues.Take(), Cancellation);

        Assert.Empty(documents);
        Assert.Equal(new BatchEnd { Rejections = 3, Reason = ReasonCode.Encrypted }, end);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02000000 61")]
    [InlineData("01000000")]
    [InlineData("0100")]
    [InlineData("FFFFFFFF")]
    [InlineData("FFFFFF7F 61")]
    [InlineData("01000000 61")]
    [InlineData("01000000 61 00000000")]
    [InlineData("01000000 61 00000000 02000000 7B7D 00")]
    public async Task OpenDocumentsAsync_RefusesTheBatch_When_ItsPartsAreNotWhatTheyShouldBe(string behind)
    {
        byte[] batch = [.. Parts(Encoding.UTF8.GetBytes("{\"blob\":\"a\",\"content\":\"\"}")), .. Convert.FromHexString(behind.Replace(" ", "", StringComparison.Ordinal))];

        await Assert.ThrowsAsync<BadMessageException>(() => _channel.ReadDocumentsAsync(Forged(Packed.Of(batch)), Cancellation));
    }

    [Fact]
    public async Task SendAsync_PacksTextSmallerThanItsBase64_When_ADocumentIsText()
    {
        var page = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "html", "osaka-night-buses.html"), Cancellation);
        await SendAsync(Drop, 0, Document(page));

        var sent = _queues.Take().Inline!.Length;

        Assert.InRange(sent, 1, Packed.Of(Convert.ToBase64String(page)).Length * 3 / 4);
    }

    /// <returns>The default where the message is refused.</returns>
    private static async Task<T?> OrRefusedAsync<T>(Func<Task<T>> open)
    {
        try
        {
            return await open();
        }
        catch (BadMessageException)
        {
            return default;
        }
    }

    private async Task<StageMessage> SendLargeAsync()
    {
        await SendAsync(Drop, 0, Document(RandomNumberGenerator.GetBytes(100_000)));
        return _queues.Take();
    }

    private static StageMessage Forged(byte[] inline) => new() { BatchId = "b", Stage = Stage.Parse, Count = 1, Drop = Drop, Inline = inline };

    private static byte[] Parts(params byte[][] parts) => [.. parts.SelectMany(UnpackedBatchTests.Part)];

    private static RawDocument Document(byte[] content) => new() { Blob = "news/a.zip", EntryPath = "a.html", Content = content };

    private async Task SendAsync(Stage stage, int index, BatchEnd end, Article article)
    {
        using var batch = new ArticleBatchWriter();
        batch.Add(article);
        await _channel.SendAsync(stage, Drop, index, batch, end, Cancellation);
    }

    private async Task SendAsync(DropRef drop, int index, params RawDocument[] documents)
    {
        using var batch = new DocumentBatchWriter();

        foreach (var document in documents)
        {
            batch.Add(document);
        }

        await _channel.SendAsync(drop, index, batch, new BatchEnd(), Cancellation);
    }

    private static Article Article(string text) => new()
    {
        Id = ArticleId.For("https://paper.example/a", "", ""),
        Body = [text],
        DatePublished = ArticleDate.Day(2024, 10, 28),
        Provenance = new Provenance { Blob = "news/a.zip", Sha256 = "hash", MediaType = "text/html", ParserVersion = "p" },
    };
}
