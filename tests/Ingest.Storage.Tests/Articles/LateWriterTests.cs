using Azure.Core;
using Ingest.Core.Articles;
using Ingest.Tables;
using Ingest.Tables.Rows;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Articles;

/// <summary>Writers that are held up between two of their writes while others go on: in the end the index rows are those of the version that stands.</summary>
public sealed class LateWriterTests(AzuriteFixture azurite)
{
    private static readonly string Id = Sample.Article().Id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IndexAsync_TakesItsRowsBack_When_TheHeirThatItPutThereWasReplacedMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.WriteAsync(Sample.Drop("heir.html"), [On(day: 2, "Omar Vesely")]);
        await storage.WriteAsync(Sample.Drop("falls.html"), [On(day: 3, "Ilse Drent")]);
        var late = await storage.Articles.PlaceAsync(Sample.Drop("falls.html", version: 2), 0, [On(day: 1, "Ilse Drent")], Cancellation);
        await storage.WriteAsync(Sample.Drop("heir.html", version: 2), [On(day: 5, "Ann Okafor")]);

        await storage.Articles.IndexAsync(late, Cancellation);

        await AssertIndexIsOfAsync(storage, "heir.html", version: 2);
    }

    [Fact]
    public async Task IndexAsync_KeepsTheNewArticlesRows_When_ItsOwnWasRemovedAndAddedAnewMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.WriteAsync(Sample.Drop("a.html"), [On(day: 1, "Ilse Drent")]);
        var late = await storage.Articles.PlaceAsync(Sample.Drop("a.html", version: 2), 0, [On(day: 2, "Ilse Drent")], Cancellation);
        await storage.Articles.WithdrawAsync(Sample.Drop("a.html", version: 3), Id, written: null, Cancellation);
        await storage.WriteAsync(Sample.Drop("b.html"), [On(day: 1, "Ilse Drent")]);

        await storage.Articles.IndexAsync(late, Cancellation);

        await AssertIndexIsOfAsync(storage, "b.html", version: 1);
    }

    [Fact]
    public async Task ReconcileAsync_BringsTheRowsToTheCarrier_When_AnotherBlobTookTheArticleMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = On(day: 1, "Ilse Drent", "Shared Name");
        var late = await storage.Articles.PlaceAsync(Sample.Drop("a.html"), 0, [article], Cancellation);
        await storage.WriteAsync(Sample.Drop("b.html", minutes: 5), [On(day: 1, "Omar Vesely", "Shared Name") with { Headline = "Of b" }]);
        await storage.Articles.IndexAsync(late, Cancellation);

        await storage.Articles.ReconcileAsync(Sample.Drop("a.html"), article, Cancellation);

        await AssertIndexIsOfAsync(storage, "b.html", version: 1);
        Assert.Equal("Of b", Assert.Single(await storage.Reader.ByEntityAsync("shared name", cancellationToken: Cancellation).ToListAsync(Cancellation)).Headline);
    }

    [Fact]
    public async Task ReconcileAsync_LeavesTheListAlone_When_TheArticleStoodAsideMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = On(day: 1, "Ilse Drent") with { Fingerprint = new string('f', 64) };
        var late = await storage.Articles.PlaceAsync(Sample.Drop("a.txt"), 0, [article], Cancellation);
        var aside = await storage.Articles.StandAsideAsync(Id, article.Fingerprint, "other", Cancellation);
        await storage.Articles.IndexAsync(aside!, Cancellation);
        await storage.Articles.IndexAsync(late, Cancellation);

        await storage.Articles.ReconcileAsync(Sample.Drop("a.txt"), article, Cancellation);

        Assert.Equal(["a.txt"], aside!.Results.Single().Moved);
        Assert.StartsWith(StorageNames.ArticlesByDateTable, Assert.Single(await storage.IndexRowsAsync()), StringComparison.Ordinal);
        Assert.Empty(await storage.Reader.LatestAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Null(await storage.Articles.CarrierAsync(Id, Cancellation));
    }

    [Fact]
    public async Task StandAsideAsync_BringsTheIndexRowsBack_When_TheArticleStandsForItselfAgain()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = On(day: 1, "Ilse Drent") with { Fingerprint = new string('f', 64) };
        await storage.WriteAsync(Sample.Drop("a.txt"), [article]);
        var before = await storage.IndexRowsAsync();
        await storage.Articles.IndexAsync((await storage.Articles.StandAsideAsync(Id, article.Fingerprint, "other", Cancellation))!, Cancellation);

        var back = await storage.Articles.StandAsideAsync(Id, article.Fingerprint, duplicateOf: null, Cancellation);
        await storage.Articles.IndexAsync(back!, Cancellation);

        Assert.Equal(before, await storage.IndexRowsAsync());
        Assert.Equal("a.txt", await storage.Articles.CarrierAsync(Id, Cancellation));
        Assert.Null(await storage.Articles.StandAsideAsync(Id, new string('e', 64), "other", Cancellation));
    }

    [Fact]
    public async Task WithdrawAsync_KeepsTheNewArticlesRows_When_TheArticleIsAddedWhileTheRestIsCleared()
    {
        var interruption = new Interruption();
        var storage = await TestStorage.CreateAsync(azurite, interruption);
        var article = On(day: 1, "Ilse Drent");
        await storage.WriteAsync(Sample.Drop("a.html"), [article]);
        var late = await storage.Articles.PlaceAsync(Sample.Drop("a.html"), 0, [article], Cancellation);
        await storage.Articles.WithdrawAsync(Sample.Drop("a.html"), Id, written: null, Cancellation);
        await storage.Articles.IndexAsync(late, Cancellation);
        interruption.Before(RequestMethod.Get, StorageNames.ArticlesByDateTable, () => storage.WriteAsync(Sample.Drop("b.html"), [article]));

        await storage.Articles.WithdrawAsync(Sample.Drop("a.html"), Id, article, Cancellation);

        Assert.True(interruption.HasHappened);
        await AssertIndexIsOfAsync(storage, "b.html", version: 1);
    }

    [Fact]
    public async Task WithdrawAsync_TakesItsRowsBack_When_TheHeirIsReplacedBeforeItsRowsAreThere()
    {
        var interruption = new Interruption();
        var storage = await TestStorage.CreateAsync(azurite, interruption);
        await storage.WriteAsync(Sample.Drop("heir.html"), [On(day: 2, "Omar Vesely")]);
        await storage.WriteAsync(Sample.Drop("goes.html"), [On(day: 3, "Ilse Drent")]);
        interruption.Before(RequestMethod.Post, "$batch", () =>
        {
            // The hand-over itself is a transaction; after it come the index rows.
            interruption.Before(RequestMethod.Put, StorageNames.ArticlesByDateTable, () => storage.WriteAsync(Sample.Drop("heir.html", version: 2), [On(day: 5, "Ann Okafor")]));
            return Task.CompletedTask;
        });

        var moved = await storage.Articles.WithdrawAsync(Sample.Drop("goes.html"), Id, written: null, Cancellation);

        Assert.True(interruption.HasHappened);
        Assert.Contains("heir.html", moved);
        await AssertIndexIsOfAsync(storage, "heir.html", version: 2);
    }

    [Fact]
    public async Task WithdrawAsync_LeavesNoRow_When_ALateWriterPutsTheRowsBackBeforeTheArticleGoes()
    {
        var interruption = new Interruption();
        var storage = await TestStorage.CreateAsync(azurite, interruption);
        var article = On(day: 1, "Ilse Drent");
        await storage.WriteAsync(Sample.Drop("a.html", version: 2), [article]);
        interruption.Before(RequestMethod.Delete, $"{StorageNames.ArticlesTable}(", () => storage.Articles.ReconcileAsync(Sample.Drop("a.html"), article, Cancellation));

        await storage.Articles.WithdrawAsync(Sample.Drop("a.html", version: 2), Id, written: null, Cancellation);

        Assert.True(interruption.HasHappened);
        Assert.Empty(await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WithdrawAsync_LeavesNoRow_When_TheHeirsRowsComeBeforeTheHeirGoes()
    {
        var interruption = new Interruption();
        var storage = await TestStorage.CreateAsync(azurite, interruption);
        await storage.WriteAsync(Sample.Drop("heir.html"), [On(day: 2, "Omar Vesely")]);
        await storage.WriteAsync(Sample.Drop("falls.html"), [On(day: 3, "Ilse Drent")]);
        var late = await storage.Articles.PlaceAsync(Sample.Drop("falls.html", version: 2), 0, [On(day: 1, "Ilse Drent")], Cancellation);
        await storage.WriteAsync(Sample.Drop("falls.html", version: 2), [On(day: 1, "Ilse Drent")]);
        await storage.Articles.WithdrawAsync(Sample.Drop("falls.html", version: 2), Id, written: null, Cancellation);
        interruption.Before(RequestMethod.Delete, $"{StorageNames.ArticlesTable}(", () => storage.Articles.IndexAsync(late, Cancellation));

        await storage.Articles.WithdrawAsync(Sample.Drop("heir.html"), Id, written: null, Cancellation);

        Assert.True(interruption.HasHappened);
        Assert.Empty(await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WithdrawAsync_TakesItsLateRowsBack_When_TheArticleHasBegunAnewMeanwhile()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = On(day: 1, "Ilse Drent");
        await storage.WriteAsync(Sample.Drop("a.html"), [article]);
        await storage.WriteAsync(Sample.Drop("a.html", version: 2), [article]);
        var late = await storage.Articles.PlaceAsync(Sample.Drop("a.html", version: 3), 0, [article], Cancellation);
        await storage.Articles.WithdrawAsync(Sample.Drop("a.html", version: 3), Id, written: null, Cancellation);
        await storage.WriteAsync(Sample.Drop("a.html", version: 2), [article]);
        await storage.Articles.IndexAsync(late, Cancellation);

        await storage.Articles.WithdrawAsync(Sample.Drop("a.html", version: 3), Id, article, Cancellation);

        Assert.Empty(await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task PlaceAsync_NamesAllBlobsThatLostTheArticle_When_TheWriterBeforeDiedUntold()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.WriteAsync(Sample.Drop("a.html"), [On(day: 1)]);
        await storage.Articles.PlaceAsync(Sample.Drop("b.html"), 0, [On(day: 2)], Cancellation);

        var result = Assert.Single(await storage.WriteAsync(Sample.Drop("c.html"), [On(day: 3)]));
        var repeated = Assert.Single(await storage.WriteAsync(Sample.Drop("c.html"), [On(day: 3)]));

        Assert.Equal(["a.html", "b.html"], result.Moved);
        Assert.Empty(repeated.Moved);
    }

    private static Article On(int day, params string[] people) =>
        Sample.Article(people: people) with { DatePublished = ArticleDate.Day(2024, 11, day), DateModified = ArticleDate.Day(2024, 11, day) };

    private static async Task AssertIndexIsOfAsync(TestStorage storage, string blob, int version)
    {
        var row = await storage.Reader.GetAsync(Id, Cancellation);
        Assert.Equal((blob, version), (row!.Blob, row.DropVersion));
        var manifest = IndexManifest.Read(row.Manifest).Select(address => $"{address.Table} {address.PartitionKey} {address.RowKey}");
        Assert.Equal(manifest.Order(StringComparer.Ordinal), (await storage.IndexRowsAsync()).Order(StringComparer.Ordinal));
    }
}
