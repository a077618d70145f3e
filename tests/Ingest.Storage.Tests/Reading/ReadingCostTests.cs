using Ingest.Core.Articles;
using Ingest.Tables.Reading;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

/// <summary>What the doc comments of <see cref="ArticleReader"/> say of the cost of each call, in requests.</summary>
public sealed class ReadingCostTests(AzuriteFixture azurite)
{
    private const int Months = 3;

    private readonly TransactionCounter _counter = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Answers_CostWhatTheirDocumentationSays_When_TheySpreadOverMonthsAndShards(int shards)
    {
        var storage = await CreateAsync(shards, articlesAMonth: 8);
        var reader = storage.Reader;

        Assert.Equal(1, await CostAsync(() => reader.GetAsync(Story(0, 8).Id, Cancellation)));
        Assert.Equal(1, await CostAsync(() => reader.GetLayoutAsync(Cancellation)));
        Assert.Equal(1 + (Months * shards), await CostAsync(reader.LatestAsync()));
        Assert.Equal(1 + (Months * shards), await CostAsync(reader.BySourceAsync("nobody")));
        Assert.Equal(1 + (Months * shards), await CostAsync(reader.ByEntityAsync("Ilse Drent", "PERSON")));
        Assert.Equal(1 + (Months * shards), await CostAsync(reader.ByEntityAsync("Not There", "PERSON")));
        Assert.Equal(1 + (Months * shards * 4), await CostAsync(reader.ByEntityAsync("Ilse Drent")));
        Assert.Equal(1 + (Months * shards), await CostAsync(reader.BySpeakerAsync("Ilse Drent")));
        Assert.Equal(1 + (Months * shards * 2), await CostAsync(reader.BySpeakerAsync("WFP")));
        Assert.Equal(1 + (Months * shards * 2), await CostAsync(reader.CoOccurrencesAsync([new("Ilse Drent", "PERSON"), new("Tomas Weil", "PERSON")])));
        Assert.Equal(1 + (Months * shards) + (Months * 8), await CostAsync(reader.GetEachAsync(reader.LatestAsync().Select(row => row.ArticleId), Cancellation)));
    }

    [Fact]
    public async Task Answers_DoNotAskForTheLayout_When_ItIsGiven()
    {
        var storage = await CreateAsync(shards: 1, articlesAMonth: 2);
        var options = new ReadOptions { Layout = await storage.Reader.GetLayoutAsync(Cancellation) };

        Assert.Equal(Months, await CostAsync(storage.Reader.LatestAsync(options)));
        Assert.Equal(Months, await CostAsync(storage.Reader.ByEntityAsync("Ilse Drent", "PERSON", options)));
        Assert.Equal(Months, await CostAsync(storage.Reader.BySpeakerAsync("Ilse Drent", options)));
        Assert.Equal(Months * 2, await CostAsync(storage.Reader.CoOccurrencesAsync([new("Ilse Drent", "PERSON"), new("Tomas Weil", "PERSON")], options)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task LatestAsync_ReadsNoFurtherMonth_When_TheCallerStops(int shards)
    {
        var storage = await CreateAsync(shards, articlesAMonth: 8);

        var cost = await CostAsync(storage.Reader.LatestAsync().Take(8));

        Assert.Equal(1 + shards, cost);
    }

    [Fact]
    public async Task LatestAsync_ReadsTheMonthsOfTheRangeOnly_When_OneIsGiven()
    {
        var storage = await CreateAsync(shards: 1, articlesAMonth: 2);
        var middle = new ReadOptions { From = TestStorage.Noon.AddDays(-35), To = TestStorage.Noon.AddDays(-28) };

        Assert.Equal(2, await CostAsync(storage.Reader.LatestAsync(middle)));
    }

    [Fact]
    public async Task Pages_CostOneRequestEach_When_AMonthHasOnePartition()
    {
        var storage = await CreateAsync(shards: 1, articlesAMonth: 25);
        var pages = storage.Reader.LatestAsync(new ReadOptions { From = TestStorage.Noon.AddDays(-10), PageSize = 10 });

        var first = await CostAsync(pages.AsPagesAsync(Cancellation).Take(1));
        var all = await CostAsync(pages);

        Assert.Equal(2, first);
        Assert.Equal(1 + 3, all);
    }

    [Fact]
    public async Task LargePartition_CostsOneRequestAThousandRows_When_NoPageSizeIsGiven()
    {
        var storage = await CreateAsync(shards: 1, articlesAMonth: 1);
        var names = Enumerable.Range(0, 1000).Select(i => Sample.Person("Ilse Drent") with { Id = "PERSON:x", Name = "Ilse Drent" });
        await storage.WriteAsync(Sample.Drop("many.html"), [Story(1, 1) with { Id = "many", Quotes = [.. Enumerable.Repeat(Story(1, 1).Quotes[0], 1500)], Entities = [.. names] }]);

        Assert.Equal(1 + 1 + Months, await CostAsync(storage.Reader.BySpeakerAsync("Ilse Drent")));
    }

    private async Task<TestStorage> CreateAsync(int shards, int articlesAMonth)
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = shards, MaxIndexedQuotes = 2000 }, _counter);
        await storage.WriteAsync(Sample.Drop(), [.. Enumerable.Range(0, Months * articlesAMonth).Select(i => Story(i, articlesAMonth))]);
        return storage;
    }

    private async Task<int> CostAsync<TRow>(IAsyncEnumerable<TRow> rows) => await CostAsync(async () => await rows.CountAsync(Cancellation));

    private async Task<int> CostAsync<T>(Func<Task<T>> ask)
    {
        _counter.Reset();
        await ask();
        Assert.All(_counter.Counts.Keys, kind => Assert.StartsWith("GET ", kind, StringComparison.Ordinal));
        return _counter.Total;
    }

    private static Article Story(int number, int articlesAMonth) =>
        Sample.Article($"https://paper.example/{number}", $"Story {number}", "Ilse Drent", "Tomas Weil") with
        {
            DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(-(number / articlesAMonth) * 30).AddMinutes(number)),
        };
}
