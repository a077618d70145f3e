using Ingest.Core.Articles;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

public sealed class ArticleReaderTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task LatestAsync_GivesAllArticlesNewestFirst_When_TheySpreadOverMonthsAndShards(int shards)
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = shards });
        await WriteAsync(storage, Enumerable.Range(0, 30).Select(i => Dated(i, daysAgo: i * 7)));

        var dates = await storage.Reader.LatestAsync(cancellationToken: Cancellation).Select(row => row.Date).ToListAsync(Cancellation);

        Assert.Equal(30, dates.Count);
        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Fact]
    public async Task LatestAsync_FindsOldAndNewRows_When_TheShardCountWasRaised()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [Dated(1, daysAgo: 1), Dated(2, daysAgo: 2)]);
        var row = (await storage.Reader.LatestAsync(cancellationToken: Cancellation).FirstAsync(Cancellation));
        row.PartitionKey += "-3";
        row.RowKey = Tables.Keys.ArticleKeys.ByDateRow(row.Date.AddHours(-12), "other");
        row.Date = row.Date.AddHours(-12);
        await storage.Clients.Tables.GetTableClient(Tables.StorageNames.ArticlesByDateTable).AddEntityAsync(row, Cancellation);

        var dates = await storage.Reader.LatestAsync(cancellationToken: Cancellation).Select(item => item.Date).ToListAsync(Cancellation);

        Assert.Equal(3, dates.Count);
        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Fact]
    public async Task LatestAsync_EndsAtTheDateGiven_When_SinceIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 12).Select(i => Dated(i, daysAgo: i * 10)));
        var since = TestStorage.Noon.AddDays(-40);

        var dates = await storage.Reader.LatestAsync(since, cancellationToken: Cancellation).Select(row => row.Date).ToListAsync(Cancellation);

        Assert.Equal([0, 10, 20, 30, 40], dates.Select(date => (int)(TestStorage.Noon - date).TotalDays));
    }

    [Fact]
    public async Task LatestAsync_GivesOnePaper_When_SourceIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [Dated(1, 1) with { Publisher = "The Daily Paper" }, Dated(2, 2) with { Publisher = "Other" }, Dated(3, 3) with { Publisher = "Other", SourceOrganization = "the daily paper" }]);

        var rows = await storage.Reader.LatestAsync(source: "THE DAILY PAPER", cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["https://paper.example/1", "https://paper.example/3"], rows.Select(row => row.Url));
    }

    [Fact]
    public async Task ByEntityAsync_MergesTypesByDate_When_NoTypeIsGiven()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var types = new[] { (EntityType.Person, "PERSON"), (EntityType.Organization, "ORG"), (EntityType.Location, "LOC"), (EntityType.Miscellaneous, "MISC") };
        await WriteAsync(storage, Enumerable.Range(0, 12).Select(i => Dated(i, daysAgo: i * 9) with { Entities = [Jordan(types[i % 4]), Sample.Person("Jordan Pickett")] }));

        var all = await storage.Reader.ByEntityAsync("JORDAN", cancellationToken: Cancellation).ToListAsync(Cancellation);
        var places = await storage.Reader.ByEntityAsync("Jordan", "LOC", TestStorage.Noon.AddDays(-60), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(12, all.Count);
        Assert.Equal(all.Select(row => row.Date).OrderDescending(), all.Select(row => row.Date));
        Assert.Equal(["LOC", "LOC"], places.Select(row => row.Type));
    }

    [Fact]
    public async Task BySpeakerAsync_GivesQuotesNewestFirst_When_SomebodySpokeInManyArticles()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 4).Select(i => Dated(i, daysAgo: i * 20, "Ilse Drent")).Append(Dated(9, 1, "Ilse Drentova")));

        var quotes = await storage.Reader.BySpeakerAsync("ilse drent", cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(4, quotes.Count);
        Assert.All(quotes, quote => Assert.Equal(("It is about time,", "direct", "Ilse Drent"), (quote.Text, quote.Type, quote.Speaker)));
        Assert.Equal(quotes.Select(row => row.Date).OrderDescending(), quotes.Select(row => row.Date));
    }

    [Fact]
    public async Task Reader_FindsNothing_When_TheTablesAreEmpty()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        Assert.Null(await storage.Reader.GetAsync("none", Cancellation));
        Assert.Empty(await storage.Reader.LatestAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await storage.Reader.ByEntityAsync("none", cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    private static Entity Jordan((EntityType Type, string Name) type) => Sample.Person("Jordan") with { Id = $"{type.Name}:jordan", Type = type.Type };

    private static Article Dated(int number, int daysAgo, params string[] people) =>
        Sample.Article($"https://paper.example/{number}", $"Story {number}", people) with { DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(-daysAgo)) };

    private static Task WriteAsync(TestStorage storage, IEnumerable<Article> articles) => storage.WriteAsync(Sample.Drop(), [.. articles]);
}
