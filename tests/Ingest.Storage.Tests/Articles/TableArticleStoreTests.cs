using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Core.Writing;
using Ingest.Tables;
using Ingest.Tables.Rows;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Articles;

public sealed class TableArticleStoreTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_WritesArticleAndIndexRows_When_ArticleIsNew()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: ["Ilse Drent", "Omar Vesely"]);

        var result = Assert.Single(await storage.WriteAsync(Sample.Drop(), [article]));

        var row = await storage.Reader.GetAsync(article.Id, Cancellation);
        var stored = await storage.Articles.FindAsync(article.Id, Cancellation);
        Assert.Equal(new WriteResult(article.Id, WriteOutcome.Written), result);
        Assert.Equal("Harbour to get a second crane", row!.Headline);
        Assert.Equal(ArticleBody.Text(article.Body), row.Body);
        Assert.Equal(new DateTimeOffset(2024, 10, 28, 8, 30, 0, TimeSpan.Zero), row.Date);
        Assert.Equal((1, "news/a.html", TestStorage.Noon), (stored!.Version, stored.Blob, stored.FirstSeen));
        Assert.Equivalent(article, stored.Article, strict: true);
        Assert.Equal(ManifestOf(row), await storage.IndexRowsAsync());
        Assert.Equal(4, ManifestOf(row).Count);
    }

    [Fact]
    public async Task WriteAsync_ChangesNothing_When_TheDeliveryIsRepeated()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: "Ilse Drent");
        await storage.WriteAsync(Sample.Drop(), [article]);
        var before = await storage.Reader.GetAsync(article.Id, Cancellation);

        var result = Assert.Single(await storage.WriteAsync(Sample.Drop(), [article]));

        var after = await storage.Reader.GetAsync(article.Id, Cancellation);
        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal(before!.ETag, after!.ETag);
        Assert.Equal(3, (await storage.IndexRowsAsync()).Count);
    }

    [Fact]
    public async Task WriteAsync_PutsMissingIndexRowsBack_When_AnEarlierDeliveryDiedHalfway()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: "Ilse Drent");
        await storage.WriteAsync(Sample.Drop(), [article]);
        var complete = await storage.IndexRowsAsync();
        await EmptyAsync(storage, StorageNames.ArticlesByEntityTable);

        await storage.WriteAsync(Sample.Drop(), [article]);

        Assert.Equal(complete, await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WriteAsync_ReplacesTheArticleAndDeletesStaleRows_When_TheBlobWasOverwritten()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var old = Sample.Article(people: ["Ilse Drent", "Omar Vesely"]);
        var anew = Sample.Article(headline: "Harbour crane delayed", people: ["Ilse Drent", "Ann Okafor"]) with { DatePublished = ArticleDate.Day(2024, 11, 2) };
        await storage.WriteAsync(Sample.Drop(), [old]);
        storage.Time.Advance(TimeSpan.FromHours(1));

        var result = Assert.Single(await storage.WriteAsync(Sample.Drop(version: 2), [anew]));

        var row = await storage.Reader.GetAsync(old.Id, Cancellation);
        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal((2, "Harbour crane delayed"), (row!.Version, row.Headline));
        Assert.Equal((TestStorage.Noon, TestStorage.Noon.AddHours(1)), (row.FirstSeen, row.LastChanged));
        Assert.Equal(ManifestOf(row), await storage.IndexRowsAsync());
        Assert.All(ManifestOf(row), address => Assert.Contains(" 202411 ", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_ForgetsStaleRowsOnceDeleted_When_TheArticleIsReplacedAgainAndAgain()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        for (var version = 1; version <= 5; version++)
        {
            var article = Sample.Article(people: "Ilse Drent") with { DatePublished = ArticleDate.Day(2024, 10, version) };
            await storage.WriteAsync(Sample.Drop(version: version), [article]);
        }

        var row = await storage.Reader.GetAsync(Sample.Article().Id, Cancellation);
        Assert.Equal(5, row!.Version);
        Assert.Empty(IndexManifest.Read(row.StaleRows));
        Assert.Equal(ManifestOf(row), await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WriteAsync_Yields_When_AnOlderVersionOfTheBlobComesLate()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var old = Sample.Article(people: "Omar Vesely");
        var anew = Sample.Article(headline: "Harbour crane delayed", people: "Ilse Drent");
        await storage.WriteAsync(Sample.Drop(version: 2), [anew]);
        var before = await storage.IndexRowsAsync();

        var result = Assert.Single(await storage.WriteAsync(Sample.Drop(version: 1), [old]));

        Assert.Equal(WriteOutcome.Superseded, result.Outcome);
        Assert.Equal("Harbour crane delayed", (await storage.Reader.GetAsync(old.Id, Cancellation))!.Headline);
        Assert.Equal(before, await storage.IndexRowsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_KeepsTheLaterEdition_When_TwoBlobsHaveOneUrl(bool laterFirst)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var early = Sample.Article(headline: "Early edition", people: "Omar Vesely");
        var late = Sample.Article(headline: "Late edition", people: "Ilse Drent") with { DateModified = ArticleDate.Day(2024, 10, 30) };
        (string Blob, Article Article)[] writes = [("early.html", early), ("late.html", late)];
        var results = new Dictionary<string, WriteResult>();

        foreach (var (blob, article) in laterFirst ? writes.Reverse() : writes)
        {
            results[blob] = Assert.Single(await storage.WriteAsync(Sample.Drop(blob), [article]));
        }

        var row = await storage.Reader.GetAsync(early.Id, Cancellation);
        Assert.Equal(("Late edition", "late.html"), (row!.Headline, row.Blob));
        Assert.Equal(laterFirst ? [] : ["early.html"], results["late.html"].Moved);
        Assert.Equal(laterFirst ? WriteOutcome.Duplicate : WriteOutcome.Written, results["early.html"].Outcome);
        Assert.Equal(ManifestOf(row), await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WriteAsync_EndsInOneArticle_When_TwoDocumentsOfABatchHaveOneUrl()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var early = Sample.Article(headline: "Early edition", people: "Omar Vesely");
        var late = Sample.Article(headline: "Late edition", people: "Ilse Drent") with { DateModified = ArticleDate.Day(2024, 10, 30) };

        await storage.WriteAsync(Sample.Drop(), [late, early]);

        var row = await storage.Reader.GetAsync(early.Id, Cancellation);
        var listed = Assert.Single(await storage.Reader.LatestAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal("Late edition", row!.Headline);
        Assert.Equal("Late edition", listed.Headline);
        Assert.Equal(ManifestOf(row), await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WriteAsync_EndsInTheLatestEdition_When_ManyBlobsWriteOneUrlAtOnce()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var editions = Enumerable.Range(1, 6).Select(day => (Blob: $"{day}.html", Article: Sample.Article(headline: $"Edition {day}", people: $"Person {day}") with { DateModified = ArticleDate.Day(2024, 11, day) }));

        await Task.WhenAll(editions.Select(edition => storage.WriteAsync(Sample.Drop(edition.Blob), [edition.Article])));

        var row = await storage.Reader.GetAsync(Sample.Article().Id, Cancellation);
        Assert.Equal("Edition 6", row!.Headline);
        Assert.Superset(ManifestOf(row).ToHashSet(), (await storage.IndexRowsAsync()).ToHashSet());
    }

    [Fact]
    public async Task WriteAsync_WritesOverSeveralTransactions_When_AnArticleHas300Entities()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: [.. Enumerable.Range(0, 300).Select(i => $"Person {i}")]);

        await storage.WriteAsync(Sample.Drop(), [article]);

        var row = await storage.Reader.GetAsync(article.Id, Cancellation);
        var found = await storage.Reader.ByEntityAsync("person 299", "PERSON", cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Equal(302, ManifestOf(row!).Count);
        Assert.Equal(ManifestOf(row!), await storage.IndexRowsAsync());
        Assert.Equal(article.Id, Assert.Single(found).ArticleId);
    }

    [Fact]
    public async Task WriteAsync_IndexesTheMostMentioned_When_ThereAreMoreThanTheLimit()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { MaxIndexedEntities = 2, MaxIndexedQuotes = 0 });
        var article = Sample.Article(people: ["Once Named", "Twice Named", "Thrice Named"]);
        article = article with { Entities = [.. article.Entities.Select((entity, i) => entity with { Mentions = [.. Enumerable.Repeat(entity.Mentions[0], i + 1)] })] };

        await storage.WriteAsync(Sample.Drop(), [article]);

        Assert.Equal(3, (await storage.IndexRowsAsync()).Count);
        Assert.Empty(await storage.Reader.ByEntityAsync("once named", cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(33_000)]
    [InlineData(600_000)]
    public async Task WriteAsync_KeepsTheWholeDocument_When_TheBodyIsLong(int characters)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article() with { Body = [new string('é', characters)] };

        await storage.WriteAsync(Sample.Drop(), [article]);

        var row = await storage.Reader.GetAsync(article.Id, Cancellation);
        var stored = await storage.Articles.FindAsync(article.Id, Cancellation);
        Assert.Equal(article.Body, stored!.Article.Body);
        Assert.Equal(characters < 100_000 ? null : nameof(ArticleEntity.Body), row!.Truncated?.Split(' ')[^1]);
        Assert.Equal(characters < 100_000 ? article.Body[0] : null, row.Body);
    }

    [Fact]
    public async Task WriteAsync_FindsEntitiesByOddNames_When_NamesHoldWhatKeysMayNot()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        string[] names = ["AC/DC", "C# \\ F#", "100% Who?", "A|B", "日本放送協会", "Bela Barto\u0301k", "tab\tname", new string('n', 400), "O'Neill \"Tip\"", "~-"];
        var article = Sample.Article(people: names);

        await storage.WriteAsync(Sample.Drop(), [article]);

        foreach (var name in names)
        {
            var rows = await storage.Reader.ByEntityAsync(name, cancellationToken: Cancellation).ToListAsync(Cancellation);
            Assert.Equal(name, Assert.Single(rows).Name);
        }
    }

    [Theory]
    [InlineData(1066)]
    [InlineData(9999)]
    public async Task WriteAsync_SortsByTheDropsTime_When_TheDateCannotStandInATable(int year)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article() with { DatePublished = ArticleDate.Day(year, 10, 14) };

        await storage.WriteAsync(Sample.Drop(), [article]);

        var row = await storage.Reader.GetAsync(article.Id, Cancellation);
        Assert.Equal(Sample.Dropped, row!.Date);
        Assert.Equal($"{year}-10-14", row.DatePublished);
    }

    [Fact]
    public async Task WriteAsync_KnowsItsOwnRow_When_TheAnswerWasLost()
    {
        var lost = new LostAnswers();
        var storage = await TestStorage.CreateAsync(azurite, lost);
        var article = Sample.Article(people: "Ilse Drent");
        lost.Lose(10);

        var first = Assert.Single(await storage.WriteAsync(Sample.Drop(), [article]));
        var second = Assert.Single(await storage.WriteAsync(Sample.Drop(version: 2), [article with { Headline = "New" }]));

        var row = await storage.Reader.GetAsync(article.Id, Cancellation);
        Assert.Equal((WriteOutcome.Written, WriteOutcome.Written), (first.Outcome, second.Outcome));
        Assert.Equal((2, "New"), (row!.Version, row.Headline));
    }

    private static async Task EmptyAsync(TestStorage storage, string table)
    {
        var client = storage.Clients.Tables.GetTableClient(table);

        await foreach (var row in client.QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            await client.DeleteEntityAsync(row, cancellationToken: Cancellation);
        }
    }

    private static IReadOnlyList<string> ManifestOf(ArticleEntity row) =>
        [.. IndexManifest.Read(row.Manifest).Select(address => $"{address.Table} {address.PartitionKey} {address.RowKey}").Order(StringComparer.Ordinal)];
}
