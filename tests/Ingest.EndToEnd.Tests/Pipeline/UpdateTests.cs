using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

public sealed class UpdateTests(AzuriteAccounts accounts)
{
    private const string Url = "https://courier.example/ferry";

    [Fact]
    public async Task Overwrite_ReplacesArticleAndIndexRows_When_TheNewVersionTellsOfOtherThings()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(1, published: "2025-03-04T08:30:00Z")));
        var before = Assert.Single(await account.ArticlesAsync());

        var second = News.Html(2, published: "2025-04-01T08:30:00Z").Replace("Hamburg", "Rotterdam", StringComparison.Ordinal);
        var entry = await account.WaitForEndAsync(await account.DropAsync("ferry.html", second));

        var after = Assert.Single(await account.ArticlesAsync());
        Assert.Equal((before.PartitionKey, News.Headline(2), 2), (after.PartitionKey, after["Headline"], after["Version"]));
        Assert.Equal("202504", Assert.Single(await account.Reader.LatestAsync().ToListAsync()).PartitionKey);
        Assert.Empty(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        Assert.Single(await account.Reader.ByEntityAsync("Rotterdam").ToListAsync());
        Assert.Equal((2, DropState.Written), (entry.Version, Assert.Single(entry.History).State));
        await app.StopAsync();
    }

    [Fact]
    public async Task Overwrite_RemovesTheOldArticle_When_TheNewVersionHasAnotherUrl()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("page.html", News.Html(1, Url)));

        await account.WaitForEndAsync(await account.DropAsync("page.html", News.Html(2, $"{Url}/other")));

        Assert.Equal(News.Headline(2), Assert.Single(await account.ArticlesAsync())["Headline"]);
        Assert.Equal(News.Headline(2), Assert.Single(await account.Reader.LatestAsync().ToListAsync()).Headline);
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Overwrite_RemovesWhatIsGone_When_AnArchiveLosesEntries()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var entries = Enumerable.Range(0, 40).Select(number => (Name: $"{number}.txt", Content: News.PlainText(number))).ToArray();
        await account.WaitForEndAsync(await account.DropAsync("day.zip", News.Zip(entries)));

        var entry = await account.WaitForEndAsync(await account.DropAsync("day.zip", News.Zip(entries.Skip(10))));

        Assert.Equal((DropState.Written, 30, 2), (entry.State, entry.Articles, entry.Version));
        await account.WaitForEmptyQueuesAsync();
        Assert.Equal(Enumerable.Range(10, 30).Select(News.Headline).Order(), (await account.ArticlesAsync()).Select(row => (string)row["Headline"]).Order());
        Assert.Equal(30, (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count);
        Assert.Equal(30, await account.Reader.ByEntityAsync("Hamburg").CountAsync());
        await app.StopAsync();
    }

    [Theory]
    [InlineData("early.html", "late.html")]
    [InlineData("late.html", "early.html")]
    public async Task TwoBlobs_GiveOneArticleOnTheLaterEdition_When_TheyHaveOneUrl(string first, string second)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var pages = new Dictionary<string, string>
        {
            ["early.html"] = News.Html(1, Url, modified: "2025-03-04T09:00:00Z"),
            ["late.html"] = News.Html(2, $"{Url}?utm_source=mail", modified: "2025-03-05T09:00:00Z"),
        };
        await account.WaitForEndAsync(await account.DropAsync(first, pages[first]));

        await account.WaitForEndAsync(await account.DropAsync(second, pages[second]));

        await account.WaitUntilAllDoneAsync();
        Assert.Equal(("late.html", News.Headline(2)), ((string)Assert.Single(await account.ArticlesAsync())["Blob"], (await account.Reader.LatestAsync().SingleAsync()).Headline));
        Assert.Equal((DropState.Duplicate, DropState.Written), ((await account.FindAsync("early.html"))!.State, (await account.FindAsync("late.html"))!.State));
        await app.StopAsync();
    }

    [Fact]
    public async Task Sweep_ClearsTheTables_When_ABlobWasDeleted()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Sweep:Schedule"] = "* * * * * *");
        await account.WaitForEndAsync(await account.DropAsync("stays.txt", News.PlainText(1)));
        await account.WaitForEndAsync(await account.DropAsync("goes.txt", News.PlainText(2)));

        await account.DeleteAsync("goes.txt");

        await account.WaitForStateAsync("goes.txt", DropState.Deleted);
        await Eventually.IsTrueAsync(async () => (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count == 1, StorageAccount.Patience);
        await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).Count == 1, StorageAccount.Patience);
        Assert.Equal("stays.txt", Assert.Single(await account.ArticlesAsync())["Blob"]);
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        var again = await account.WaitForEndAsync(await account.DropAsync("goes.txt", News.PlainText(2)));
        Assert.Equal((DropState.Written, 2), (again.State, again.Version));
        await app.StopAsync();
    }
}
