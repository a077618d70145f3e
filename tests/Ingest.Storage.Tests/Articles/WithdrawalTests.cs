using Ingest.Core.Articles;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Articles;

/// <summary>Taking back what a drop wrote.</summary>
public sealed class WithdrawalTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithdrawAsync_LeavesNoRow_When_TheArticleStandsOnTheDrop()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: ["Ilse Drent", "Omar Vesely"]);
        await storage.WriteAsync(Sample.Drop(), [article]);

        await storage.Articles.WithdrawAsync(Sample.Drop(), article.Id, written: null, Cancellation);
        await storage.Articles.WithdrawAsync(Sample.Drop(), article.Id, written: null, Cancellation);

        Assert.Null(await storage.Reader.GetAsync(article.Id, Cancellation));
        Assert.Null(await storage.Articles.FindAsync(article.Id, Cancellation));
        Assert.Empty(await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task WithdrawAsync_KeepsTheNewerVersion_When_AnOlderOneIsTakenBack()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: "Ilse Drent");
        await storage.WriteAsync(Sample.Drop(version: 2), [article]);
        var before = await storage.IndexRowsAsync();

        await storage.Articles.WithdrawAsync(Sample.Drop(version: 1), article.Id, Sample.Article(people: "Omar Vesely"), Cancellation);

        Assert.NotNull(await storage.Reader.GetAsync(article.Id, Cancellation));
        Assert.Equal(before, await storage.IndexRowsAsync());
    }

    [Fact]
    public async Task ReconcileAsync_BringsTheIndexRowsToTheStandingVersion_When_ALateWriterChangedThem()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var late = Sample.Article(headline: "Late edition", people: ["Ilse Drent", "Shared Name"]) with { DateModified = ArticleDate.Day(2024, 10, 30) };
        var early = Sample.Article(headline: "Early edition", people: ["Omar Vesely", "Shared Name"]);
        await storage.WriteAsync(Sample.Drop("early.html"), [early]);
        var ofEarly = await IndexEntitiesAsync(storage);
        await storage.WriteAsync(Sample.Drop("late.html"), [late]);
        var ofLate = await storage.IndexRowsAsync();
        await PutBackAsync(storage, ofEarly);

        await storage.Articles.ReconcileAsync(Sample.Drop("early.html"), early, Cancellation);

        Assert.Equal(ofLate, await storage.IndexRowsAsync());
        Assert.Equal("Late edition", Assert.Single(await storage.Reader.ByEntityAsync("shared name", cancellationToken: Cancellation).ToListAsync(Cancellation)).Headline);
    }

    [Fact]
    public async Task WithdrawAsync_RemovesTheIndexRows_When_TheArticleRowIsGoneAlready()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(people: "Ilse Drent");
        await storage.WriteAsync(Sample.Drop(), [article]);
        var rows = await IndexEntitiesAsync(storage);
        await storage.Articles.WithdrawAsync(Sample.Drop(), article.Id, written: null, Cancellation);
        await PutBackAsync(storage, rows);

        await storage.Articles.WithdrawAsync(Sample.Drop(), article.Id, article, Cancellation);

        Assert.Empty(await storage.IndexRowsAsync());
    }

    private static async Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> IndexEntitiesAsync(TestStorage storage) =>
        await storage.Clients.Tables.GetTableClient(Tables.StorageNames.ArticlesByEntityTable).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);

    /// <summary>What a writer does that was held up between its article row and its index rows.</summary>
    private static async Task PutBackAsync(TestStorage storage, IEnumerable<Azure.Data.Tables.TableEntity> rows)
    {
        foreach (var row in rows)
        {
            await storage.Clients.Tables.GetTableClient(Tables.StorageNames.ArticlesByEntityTable).UpsertEntityAsync(row, Azure.Data.Tables.TableUpdateMode.Replace, Cancellation);
        }
    }
}
