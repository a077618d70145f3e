using Azure.Core.Pipeline;
using Ingest.Core;
using Ingest.Core.Articles;
using Ingest.Core.Diagnostics;
using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Stories;
using Ingest.Core.Writing;
using Ingest.Storage.Stories;
using Ingest.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Storage.Tests.Stories;

public sealed class TableStoryStoreTests(AzuriteFixture azurite)
{
    private const string Text = "The council of Vessen has approved the new tram line to the port after nine years of argument, and the first rails will be laid in spring, the mayor said.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Story_IsReadOldestFirst_When_CopiesWereWritten()
    {
        var storage = await CreateAsync();

        await storage.Stories.RunAsync();

        var story = await storage.Tables.Reader.StoryOfAsync(Id("site"), Cancellation).ToListAsync(Cancellation);
        Assert.Equal([Id("wire"), Id("site")], story.Select(row => row.ArticleId));
        Assert.Equal((false, 1, 0), (story[1].IsSameText, story[1].AddedCount, story[1].RemovedCount));
        Assert.Equal(Id("wire"), (await storage.Tables.Articles.FindAsync(Id("site"), Cancellation))!.Article.ClusterId);
        Assert.Equal([2, 2, null], (await storage.Tables.Reader.LatestAsync().ToListAsync(Cancellation)).OrderBy(row => row.Date).Select(row => row.ClusterSize));
        Assert.Empty(await storage.Tables.Reader.StoryOfAsync(Id("other"), Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Story_PassesToTheCopy_When_TheFirstIsWithdrawn()
    {
        var storage = await CreateAsync();
        await WriteAsync(storage.Tables, "third", 3, $"{Text} Shares rose.");
        await storage.Stories.RunAsync();

        await storage.Tables.Articles.WithdrawAsync(Sample.Drop("wire"), Id("wire"), written: null, Cancellation);
        await storage.Stories.RunAsync();

        Assert.Equal([Id("site"), Id("third")], await storage.Tables.Reader.StoryOfAsync(Id("third"), Cancellation).Select(row => row.ArticleId).ToListAsync(Cancellation));
        await storage.Tables.Articles.WithdrawAsync(Sample.Drop("third"), Id("third"), written: null, Cancellation);
        await storage.Stories.RunAsync();
        Assert.Null((await storage.Tables.Reader.GetAsync(Id("site"), Cancellation))!.ClusterId);
        Assert.All(await storage.Tables.Reader.LatestAsync().ToListAsync(Cancellation), row => Assert.Null(row.ClusterSize));
        Assert.Empty(await storage.Store.CopiesAsync(Id("wire"), Cancellation));
        Assert.Empty(await storage.Store.CopiesAsync(Id("site"), Cancellation));
    }

    [Fact]
    public async Task Story_GoesOnInANewVersion_When_ACopyIsReplaced()
    {
        var storage = await CreateAsync();
        await storage.Stories.RunAsync();

        await WriteAsync(storage.Tables, "site", 2, $"{Text}\n\nThe opposition called it late.", version: 2);

        Assert.Equal(Id("wire"), (await storage.Tables.Reader.GetAsync(Id("site"), Cancellation))!.ClusterId);
        await storage.Stories.RunAsync();
        var copy = await storage.Tables.Reader.StoryOfAsync(Id("wire"), Cancellation).LastAsync(Cancellation);
        Assert.Equal((2, "[\"The opposition called it late.\"]"), (copy.ArticleVersion, copy.Added));
    }

    [Fact]
    public async Task List_IsInTheOrderOfDates_When_ItSpansShardsAndMonths()
    {
        var tables = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 4 });
        var dates = Enumerable.Range(0, 12).Select(number => TestStorage.Noon.AddDays(-9 * number)).ToArray();

        foreach (var (date, number) in dates.Select((date, number) => (date, number)))
        {
            await WriteAsync(tables, $"{number}", hours: 0, Text, date: date);
        }

        var store = new TableStoryStore(tables.Clients, tables.Time);
        var listed = await store.ListAsync(dates[^1], dates[0], Cancellation).ToListAsync(Cancellation);

        Assert.Equal(dates.Skip(1).Reverse(), listed.Select(article => article.Date));
        Assert.All(listed, article => Assert.True(article.Signature.IsCopyOf(SignatureBuilder.Of(Text))));
    }

    [Fact]
    public async Task Runs_CostFewTransactions_When_LittleHappens()
    {
        var counter = new TransactionCounter();
        var storage = await CreateAsync(counter);
        counter.Reset();
        await storage.Stories.RunAsync();
        var pair = counter.Total;
        counter.Reset();

        await storage.Stories.RunAsync();

        // The layout twice, the marks, the list before and after the day from which on it is looked at.
        TestContext.Current.TestOutputHelper?.WriteLine($"A run that finds a pair: {pair} transactions; one that finds nothing new: {counter.Total}");
        Assert.InRange(counter.Total, 1, 5);
        Assert.InRange(pair - counter.Total, 1, 12);
    }

    [Fact]
    public async Task Mark_IsSetOnce_When_OldArticlesAreWritten()
    {
        var storage = await CreateAsync();

        await WriteAsync(storage.Tables, "old", 0, Text, date: TestStorage.Noon.AddYears(-2));
        await WriteAsync(storage.Tables, "older", 0, $"{Text} Yes.", date: TestStorage.Noon.AddYears(-2).AddHours(-1));
        await storage.Stories.RunAsync();

        var mark = Assert.Single(await storage.Store.MarksAsync(Cancellation));
        Assert.Equal((2022, 10, 1), (mark.Month.Year, mark.Month.Month, mark.Month.Day));
        Assert.Equal(Id("older"), (await storage.Tables.Reader.GetAsync(Id("old"), Cancellation))!.ClusterId);
        await storage.Store.ClearAsync(mark, Cancellation);
        Assert.Empty(await storage.Store.MarksAsync(Cancellation));
    }

    private static string Id(string name) => ArticleId.For($"https://paper.example/{name}", "", "");

    /// <summary>A story of the morning, a copy of it two hours later, and another article.</summary>
    private async Task<(TestStorage Tables, TableStoryStore Store, Runner Stories)> CreateAsync(params HttpPipelinePolicy[] policies)
    {
        var tables = await TestStorage.CreateAsync(azurite, policies);
        await WriteAsync(tables, "wire", 0, Text);
        await WriteAsync(tables, "site", 2, $"{Text}\n\nSubscribe to our newsletter.");
        await WriteAsync(tables, "other", 4, "Bakers in Olden have begun to sell bread by weight again, as their grandparents did, because customers asked for smaller loaves in these dear times.");
        var store = new TableStoryStore(tables.Clients, tables.Time);
        return (tables, store, new Runner(store, tables));
    }

    private static async Task WriteAsync(TestStorage tables, string name, int hours, string text, int version = 1, DateTimeOffset? date = null)
    {
        var article = Sample.Article($"https://paper.example/{name}", $"News of {name}") with
        {
            DatePublished = ArticleDate.Instant((date ?? TestStorage.Noon.Date.AddHours(7)).AddHours(hours).ToUniversalTime()),
            Body = text.Split("\n\n"),
            Quotes = [],
            Fingerprint = Fingerprint.Of($"News of {name}", text),
            Signature = SignatureBuilder.Of(text).ToString(),
        };
        await tables.WriteAsync(Sample.Drop(name, version), article);
    }

    private sealed class Runner(TableStoryStore store, TestStorage tables)
    {
        public async Task RunAsync()
        {
            using var telemetry = new IngestTelemetry();
            await new StoryHandler(store, new StoryWriter(store, tables.Articles, new CarrierLedger(tables.Ledger, tables.Articles, tables.Time)), telemetry, tables.Time, NullLogger<StoryHandler>.Instance).HandleAsync(MessageContext.Direct, Cancellation);
        }
    }
}
