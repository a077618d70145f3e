using Ingest.Core.Articles;
using Ingest.Tables.Reading;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

public sealed class ContinuationTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(4, 3)]
    [InlineData(4, 100)]
    public async Task AsPagesAsync_GivesTheWholeAnswer_When_EachPageIsReadByAReaderOfItsOwn(int shards, int pageSize)
    {
        // Names of two types, dates shared by several articles, several quotes an article: all that orders rows within one instant.
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = shards });
        await storage.WriteAsync(Sample.Drop(), [.. Enumerable.Range(0, 24).Select(Story)]);
        var options = new ReadOptions { PageSize = pageSize };

        await AssertPagedAsync(storage, reader => reader.LatestAsync(), (reader, at) => reader.LatestAsync(options with { Continuation = at }), row => row.RowKey);
        await AssertPagedAsync(storage, reader => reader.ByEntityAsync("Jordan"), (reader, at) => reader.ByEntityAsync("Jordan", options: options with { Continuation = at }), row => row.RowKey);
        await AssertPagedAsync(storage, reader => reader.BySpeakerAsync("Ilse Drent"), (reader, at) => reader.BySpeakerAsync("Ilse Drent", options with { Continuation = at }), row => row.RowKey);
        await AssertPagedAsync(storage, reader => reader.BySourceAsync("Wire"), (reader, at) => reader.BySourceAsync("Wire", options with { Continuation = at }), row => row.RowKey);
        await AssertPagedAsync(
            storage, reader => reader.CoOccurrencesAsync(["Jordan", "Ilse Drent"]), (reader, at) => reader.CoOccurrencesAsync(["Jordan", "Ilse Drent"], options with { Continuation = at }), row => row.ArticleId);
    }

    [Fact]
    public async Task Continuation_GoesOnWhereItStood_When_NewerArticlesCameMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.WriteAsync(Sample.Drop(), [.. Enumerable.Range(0, 9).Select(Story)]);
        var before = await storage.Reader.LatestAsync().ToListAsync(Cancellation);
        var continuation = storage.Reader.LatestAsync().ContinuationAfter(before[3]);
        await storage.WriteAsync(Sample.Drop("later.html"), [Story(99) with { DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(1)) }]);

        var rest = await storage.Reader.LatestAsync(new ReadOptions { Continuation = continuation }).Select(row => row.RowKey).ToListAsync(Cancellation);

        Assert.Equal(before[4..].Select(row => row.RowKey), rest);
    }

    [Fact]
    public async Task AsPagesAsync_GivesOneEmptyPage_When_NothingIsFound()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        var page = await storage.Reader.ByEntityAsync("none").AsPagesAsync(Cancellation).SingleAsync(Cancellation);

        Assert.Empty(page.Rows);
        Assert.Null(page.Continuation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("next")]
    [InlineData("!")]
    [InlineData("MQoxCg")]
    [InlineData("MQo5OTk5OTk5OTk5OTk5OTk5OTk5X2EK")]
    public async Task Reader_SaysSo_When_AContinuationIsNotItsOwn(string continuation)
    {
        var storage = await TestStorage.CreateAsync(azurite);

        var exception = Assert.Throws<ArgumentException>(() => storage.Reader.LatestAsync(new ReadOptions { Continuation = continuation }));

        Assert.Contains("is no continuation", exception.Message, StringComparison.Ordinal);
    }

    private static async Task AssertPagedAsync<TRow>(TestStorage storage, Func<ArticleReader, RowQuery<TRow>> whole, Func<ArticleReader, string?, RowQuery<TRow>> from, Func<TRow, string> keyOf)
    {
        var expected = await whole(storage.Reader).Select(keyOf).ToListAsync(Cancellation);
        var paged = new List<string>();
        string? continuation = null;

        do
        {
            var page = await from(new ArticleReader(storage.Clients.Tables), continuation).AsPagesAsync(Cancellation).FirstAsync(Cancellation);
            paged.AddRange(page.Rows.Select(keyOf));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, paged);
    }

    private static Article Story(int number)
    {
        var article = Sample.Article($"https://paper.example/{number}", $"Story {number}", "Ilse Drent");
        var jordan = Sample.Person("Jordan");
        return article with
        {
            DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(-(number / 3) * 9)),
            Publisher = number % 2 == 0 ? "Wire" : "Other",
            Entities = [.. article.Entities, jordan, jordan with { Id = "LOC:jordan", Type = EntityType.Location }],
            Quotes = [.. article.Quotes, .. article.Quotes],
        };
    }
}
