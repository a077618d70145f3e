using Ingest.Core.Articles;
using Ingest.Storage.Articles;
using Ingest.Tables.Reading;
using Ingest.Testing;
using Microsoft.Extensions.Options;

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
        await WriteAsync(WithShards(storage, 7), [Dated(3, daysAgo: 3), Dated(4, daysAgo: 300)]);

        var dates = await storage.Reader.LatestAsync(cancellationToken: Cancellation).Select(item => item.Date).ToListAsync(Cancellation);

        Assert.Equal(4, dates.Count);
        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Fact]
    public async Task LatestAsync_GivesAnArticleOnce_When_ItStandsInTwoPartitions()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [Dated(1, daysAgo: 1)]);
        var row = await storage.Reader.LatestAsync(cancellationToken: Cancellation).SingleAsync(Cancellation);
        await WriteAsync(WithShards(storage, 3), [Dated(2, daysAgo: 2)]);
        row.PartitionKey = Tables.Keys.ArticleKeys.MonthPartition(row.Date, Tables.Keys.ArticleKeys.Shard(row.ArticleId, 3), 3);
        await storage.Clients.Tables.GetTableClient(Tables.StorageNames.ArticlesByDateTable).AddEntityAsync(row, Cancellation);

        var ids = await storage.Reader.LatestAsync(cancellationToken: Cancellation).Select(item => item.ArticleId).ToListAsync(Cancellation);

        Assert.Equal([row.ArticleId, Dated(2, 2).Id], ids);
    }

    [Theory]
    [InlineData("WFP")]
    [InlineData("the World Food Program")]
    [InlineData("world  food programme")]
    public async Task Reader_FindsTheOrganization_When_AskedByAnotherOfItsNames(string name)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var programme = new Entity { Id = "ORG:world food programme", Type = EntityType.Organization, Name = "World Food Programme", Mentions = [new EntityMention(0, 3, 0, "WFP")] };
        var article = Dated(1, 1, "Ilse Drent") with { Entities = [programme] };
        await WriteAsync(storage, [article with { Quotes = [article.Quotes[0] with { Speaker = programme.Name }] }]);

        Assert.Single(await storage.Reader.ByEntityAsync(name, "ORG", cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Single(await storage.Reader.ByEntityAsync(name, cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Single(await storage.Reader.BySpeakerAsync(name, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Reader_KeepsToTheRange_When_BothEndsAreGiven()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 2 });
        await WriteAsync(storage, Enumerable.Range(0, 12).Select(i => Dated(i, daysAgo: i * 10, "Ilse Drent")));
        var range = new ReadOptions { From = TestStorage.Noon.AddDays(-60), To = TestStorage.Noon.AddDays(-20) };

        var latest = await storage.Reader.LatestAsync(range, Cancellation).Select(row => row.Date).ToListAsync(Cancellation);
        var mentions = await storage.Reader.ByEntityAsync("Ilse Drent", options: range, cancellationToken: Cancellation).Select(row => row.Date).ToListAsync(Cancellation);
        var quotes = await storage.Reader.BySpeakerAsync("Ilse Drent", range, Cancellation).Select(row => row.Date).ToListAsync(Cancellation);

        Assert.Equal([30, 40, 50, 60], latest.Select(date => (int)(TestStorage.Noon - date).TotalDays));
        Assert.Equal(latest, mentions);
        Assert.Equal(latest, quotes);
    }

    [Fact]
    public async Task CoOccurrencesAsync_GivesArticlesWithAll_When_EachAloneHasMore()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 3 });
        var people = (int i) => new[] { ("Ilse Drent", 2), ("Tomas Weil", 3), ("Mara Voss", 5) }.Where(person => i % person.Item2 == 0).Select(person => person.Item1).ToArray();
        await WriteAsync(storage, Enumerable.Range(0, 31).Select(i => Dated(i, daysAgo: i * 5, people(i)) with { Url = $"{i}" }));

        var two = await storage.Reader.CoOccurrencesAsync(["ilse drent", "TOMAS WEIL"], cancellationToken: Cancellation).ToListAsync(Cancellation);
        var three = await storage.Reader.CoOccurrencesAsync(["Mara Voss", new("Tomas Weil", "PERSON"), "Ilse Drent"], cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal([0, 6, 12, 18, 24, 30], two.Select(row => (int)(TestStorage.Noon - row.Date).TotalDays / 5));
        Assert.All(two, row => Assert.Equal(["Ilse Drent", "Tomas Weil"], row.Entities.Select(entity => entity.Name)));
        Assert.Equal([0, 30], three.Select(row => (int)(TestStorage.Noon - row.Date).TotalDays / 5));
    }

    [Fact]
    public async Task GetEachAsync_LeavesAnArticleOut_When_ItIsGoneSinceItsIndexRowWasRead()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 20).Select(i => Dated(i, daysAgo: i)));
        var gone = Dated(7, 7).Id;
        await storage.Clients.Tables.GetTableClient(Tables.StorageNames.ArticlesTable).DeleteEntityAsync(gone, "article", cancellationToken: Cancellation);

        var rows = storage.Reader.LatestAsync(cancellationToken: Cancellation);
        var articles = await storage.Reader.GetEachAsync(rows.Select(row => row.ArticleId), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(0, 20).Where(i => i != 7).Select(i => $"Story {i}"), articles.Select(article => article.Headline));
    }

    [Fact]
    public async Task ByEntityAsync_GivesRowsByTheTimeTheyWereWritten_When_ChangedSinceIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 5).Select(i => Dated(i, daysAgo: i * 20, "Ilse Drent")));
        await WriteAsync(storage, [Dated(9, daysAgo: 70, "Ilse Drent")]);
        var late = await storage.Reader.ByEntityAsync("Ilse Drent").SingleAsync(row => row.Headline == "Story 9", Cancellation);
        var since = (DateTimeOffset time) => storage.Reader.ByEntityAsync("Ilse Drent", options: new ReadOptions { ChangedSince = time }).Select(row => row.Headline).ToListAsync(Cancellation).AsTask();

        // The service's clock stamps the rows, so that the times around the late row's own are the only ones that are sure.
        Assert.Contains("Story 9", await since(late.Timestamp!.Value));
        Assert.Empty(await since(late.Timestamp.Value.AddHours(1)));
        Assert.Equal(6, (await since(late.Timestamp.Value.AddHours(-1))).Count);
    }

    [Fact]
    public async Task Reader_Stops_When_ItIsCancelled()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 3).Select(i => Dated(i, daysAgo: i * 40)));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var reading = async () =>
        {
            await foreach (var row in storage.Reader.LatestAsync().WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(reading);
    }

    [Fact]
    public async Task LatestAsync_EndsAtTheDateGiven_When_SinceIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Enumerable.Range(0, 12).Select(i => Dated(i, daysAgo: i * 10)));
        var since = TestStorage.Noon.AddDays(-40);

        var dates = await storage.Reader.LatestAsync(new ReadOptions { From = since }, Cancellation).Select(row => row.Date).ToListAsync(Cancellation);

        Assert.Equal([0, 10, 20, 30, 40], dates.Select(date => (int)(TestStorage.Noon - date).TotalDays));
    }

    [Fact]
    public async Task BySourceAsync_GivesOnePaper_When_OthersHaveArticlesToo()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [Dated(1, 1) with { Publisher = "The Daily Paper" }, Dated(2, 2) with { Publisher = "Other" }, Dated(3, 3) with { Publisher = "Other", SourceOrganization = "the daily paper" }]);

        var rows = await storage.Reader.BySourceAsync("THE DAILY PAPER", cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["https://paper.example/1", "https://paper.example/3"], rows.Select(row => row.Url));
    }

    [Fact]
    public async Task ByEntityAsync_MergesTypesByDate_When_NoTypeIsGiven()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var types = new[] { (EntityType.Person, "PERSON"), (EntityType.Organization, "ORG"), (EntityType.Location, "LOC"), (EntityType.Miscellaneous, "MISC") };
        await WriteAsync(storage, Enumerable.Range(0, 12).Select(i => Dated(i, daysAgo: i * 9) with { Entities = [Jordan(types[i % 4]), Sample.Person("Jordan Pickett")] }));

        var all = await storage.Reader.ByEntityAsync("JORDAN", cancellationToken: Cancellation).ToListAsync(Cancellation);
        var places = await storage.Reader.ByEntityAsync("Jordan", "LOC", new ReadOptions { From = TestStorage.Noon.AddDays(-60) }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(12, all.Count);
        Assert.Equal(all.Select(row => row.Date).OrderDescending(), all.Select(row => row.Date));
        Assert.Equal(["LOC", "LOC"], places.Select(row => row.Type));
    }

    [Fact]
    public async Task ByEntityAsync_GivesAnArticleOnce_When_ItHasTheNameInSeveralTypes()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [Dated(1, 1) with { Entities = [Jordan((EntityType.Person, "PERSON")), Jordan((EntityType.Location, "LOC"))] }, Dated(2, 2) with { Entities = [Jordan((EntityType.Person, "PERSON"))] }]);

        var all = await storage.Reader.ByEntityAsync("Jordan").ToListAsync(Cancellation);

        Assert.Equal(["LOC", "PERSON"], all.Select(row => row.Type));
        Assert.Equal(["Story 1", "Story 2"], all.Select(row => row.Headline));
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

    private static TableArticleStore WithShards(TestStorage storage, int count) => new(storage.Clients, storage.Documents, storage.Time, Options.Create(new ArticleTableOptions { ShardCount = count }));

    private static Task WriteAsync(TestStorage storage, IEnumerable<Article> articles) => WriteAsync(storage.Articles, articles);

    private static Task WriteAsync(TableArticleStore store, IEnumerable<Article> articles) => TestStorage.WriteAsync(store, Sample.Drop(), [.. articles]);
}
