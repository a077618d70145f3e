using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Sas;
using Ingest.Core.Articles;
using Ingest.Tables.Reading;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

public sealed class ReadOnlyAccessTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Expiry = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TransactionCounter _counter = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_AnswersEveryQuestion_When_ItHasAnAccountSasForReading()
    {
        var storage = await CreateAsync();
        var sas = storage.Clients.Tables.GenerateSasUri(TableAccountSasPermissions.Read, TableAccountSasResourceTypes.Container | TableAccountSasResourceTypes.Object, Expiry);
        var service = new TableServiceClient(new Uri(sas.GetLeftPart(UriPartial.Path)), new AzureSasCredential(sas.Query), Counted());

        await AskEverythingAsync(new ArticleReader(service));

        await AssertReadOnlyAsync(service.GetTableClient);
    }

    [Fact]
    public async Task Reader_AnswersEveryQuestion_When_ItHasASasForEachTable()
    {
        var storage = await CreateAsync();
        var tables = (string name) =>
        {
            var sas = storage.Clients.Tables.GetTableClient(name).GenerateSasUri(TableSasPermissions.Read, Expiry);
            return new TableClient(new Uri(sas.GetLeftPart(UriPartial.Path)), new AzureSasCredential(sas.Query), Counted());
        };

        await AskEverythingAsync(new ArticleReader(tables));

        await AssertReadOnlyAsync(tables);
    }

    private async Task<TestStorage> CreateAsync()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 2 });
        await storage.WriteAsync(Sample.Drop(), [Sample.Article("https://paper.example/1", "Story", "Ilse Drent", "Tomas Weil")]);
        return storage;
    }

    private TableClientOptions Counted()
    {
        var options = new TableClientOptions();
        _counter.AddTo(options);
        return options;
    }

    private async Task AskEverythingAsync(ArticleReader reader)
    {
        Assert.Equal(2, (await reader.GetLayoutAsync(Cancellation)).ShardCount);
        Assert.NotNull(await reader.GetAsync(ArticleId.For("https://paper.example/1", "", ""), Cancellation));
        Assert.Single(await reader.LatestAsync().ToListAsync(Cancellation));
        Assert.Single(await reader.BySourceAsync("the daily paper").ToListAsync(Cancellation));
        Assert.Single(await reader.ByEntityAsync("Ilse Drent").ToListAsync(Cancellation));
        Assert.Single(await reader.BySpeakerAsync("Ilse Drent").ToListAsync(Cancellation));
        Assert.Single(await reader.CoOccurrencesAsync(["Ilse Drent", "Tomas Weil"]).ToListAsync(Cancellation));
        Assert.All(_counter.Counts.Keys, kind => Assert.StartsWith("GET ", kind, StringComparison.Ordinal));
    }

    /// <summary>The access that was used is one that cannot write: else the test says nothing.</summary>
    private static async Task AssertReadOnlyAsync(Func<string, TableClient> tables)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => tables(Tables.StorageNames.ArticlesTable).UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancellation));

        Assert.Equal(403, refused.Status);
    }
}
