using System.Text;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Writing;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

public sealed class DropTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Drop_GivesRowsInEveryTable_When_ItIsPlainText()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        var entry = await account.WaitForEndAsync(await account.DropAsync("wire/ferry.txt", News.PlainText(1)));

        Assert.Equal((DropState.Written, 1, 0), (entry.State, entry.Articles, entry.Rejections));
        var row = Assert.Single(await account.ArticlesAsync());
        Assert.Equal(News.Headline(1), row["Headline"]);
        Assert.Contains(News.Paragraph(1), (string)row["Body"], StringComparison.Ordinal);
        Assert.DoesNotContain("Keller", (string)row["Body"], StringComparison.Ordinal);
        Assert.Single(await account.RowsAsync(StorageNames.ArticlesByDateTable));
        Assert.NotEmpty(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        var stored = await account.Get<IArticleStore>().FindAsync(row.PartitionKey, CancellationToken.None);
        Assert.Equal(stored!.Article.Quotes.Count(quote => quote.Speaker is not null), (await account.RowsAsync(StorageNames.QuotesTable)).Count);
        Assert.Empty(await account.DeadLettersAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Drop_GivesTheRowsAndTheDocument_When_ItIsHtml()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var metadata = new Dictionary<string, string> { ["url"] = "https://courier.example/ferry-2" };

        var entry = await account.WaitForEndAsync(await account.DropAsync("pages/ferry.html", News.Html(2), metadata));

        Assert.Equal(DropState.Written, entry.State);
        var listed = Assert.Single(await account.Reader.LatestAsync().ToListAsync());
        Assert.Equal((News.Headline(2), "The Veldburg Courier"), (listed.Headline, listed.Publisher));
        Assert.Equal(new DateTimeOffset(2025, 3, 4, 8, 30, 0, TimeSpan.Zero), listed.Date);
        var row = await account.Reader.GetAsync(listed.ArticleId);
        var stored = await account.Get<IArticleStore>().FindAsync(listed.ArticleId, CancellationToken.None);
        Assert.Equal("https://courier.example/ferry-2", row!.Url);
        Assert.Equal("pages/ferry.html", stored!.Blob);
        Assert.Equal(row.Body, string.Join("\n\n", stored.Article.Body));
        await app.StopAsync();
    }

    [Fact]
    public async Task Drop_GivesAnArticleForEachEntry_When_ItIsAZipOfSeveralBatches()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Intake:BatchDocuments"] = "25");
        var entries = Enumerable.Range(0, 60).Select(number => ($"day/{number}.txt", News.PlainText(number)));

        var entry = await account.WaitForEndAsync(await account.DropAsync("archive.zip", News.Zip([.. entries, ("day/empty.txt", "")])));

        Assert.Equal((DropState.Written, 60, 1, 3), (entry.State, entry.Articles, entry.Rejections, entry.BatchCount));
        Assert.Equal(60, (await account.ArticlesAsync()).Select(row => row["Headline"]).Distinct().Count());
        Assert.Equal(60, (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count);
        Assert.Equal("day/empty.txt", Assert.Single(await account.DeadLettersAsync()).EntryPath);
        await account.WaitUntilAllDoneAsync();
        await app.StopAsync();
    }

    [Fact]
    public async Task Drop_GivesWhatTheParserMakesOfEachLine_When_ItIsJsonLines()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Intake:BatchDocuments"] = "25");
        var lines = Enumerable.Range(0, 30).Select(News.JsonLine).ToArray();
        var parsed = lines.Sum(line => new DocumentParser().Parse(new RawDocument { Blob = "line", Content = Encoding.UTF8.GetBytes(line) }, CancellationToken.None).Articles.Count);

        var entry = await account.WaitForEndAsync(await account.DropAsync("lines.jsonl", string.Join('\n', lines)));

        Assert.Equal((parsed, 30 - parsed, 2), (entry.Articles, entry.Rejections, entry.BatchCount));
        Assert.Equal(parsed, (await account.ArticlesAsync()).Count);
        Assert.Equal(30 - parsed, (await account.DeadLettersAsync()).Select(letter => letter.EntryPath).Distinct().Count());
        await app.StopAsync();
    }
}
