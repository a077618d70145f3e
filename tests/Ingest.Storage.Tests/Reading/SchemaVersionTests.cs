using Azure.Data.Tables;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

public sealed class SchemaVersionTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_RefusesTheTables_When_TheirMajorVersionIsNewer()
    {
        var storage = await CreateAsync();
        await ChangeMetaAsync(storage, new() { ["SchemaVersion"] = SchemaVersion.Current + 1 });

        var listing = await Assert.ThrowsAsync<UnknownSchemaVersionException>(async () => await storage.Reader.LatestAsync().ToListAsync(Cancellation));

        Assert.Equal(SchemaVersion.Current + 1, listing.Version);
        Assert.Contains("newer version of Ingest.Tables", listing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_RefusesTheRow_When_ItsMajorVersionIsNewer()
    {
        var storage = await CreateAsync();
        var row = await storage.Reader.LatestAsync().SingleAsync(Cancellation);
        await AddColumnsAsync(storage, StorageNames.ArticlesTable, row.ArticleId, ArticleKeys.ArticleRow, new() { ["SchemaVersion"] = SchemaVersion.Current + 1 });

        await Assert.ThrowsAsync<UnknownSchemaVersionException>(() => storage.Reader.GetAsync(row.ArticleId, Cancellation));
    }

    [Fact]
    public async Task Reader_IgnoresWhatItDoesNotKnow_When_AMinorVersionHasAddedColumns()
    {
        var storage = await CreateAsync();
        var added = new Dictionary<string, object> { ["Sentiment"] = 0.5, ["Body2Html"] = "<p>", ["Region"] = "north" };
        var listed = await storage.Reader.LatestAsync().SingleAsync(Cancellation);
        var mention = await storage.Reader.ByEntityAsync("Ilse Drent").SingleAsync(Cancellation);
        await ChangeMetaAsync(storage, new() { ["SchemaMinorVersion"] = SchemaVersion.Minor + 1 });
        await AddColumnsAsync(storage, StorageNames.ArticlesTable, listed.ArticleId, ArticleKeys.ArticleRow, added);
        await AddColumnsAsync(storage, StorageNames.ArticlesByDateTable, listed.PartitionKey, listed.RowKey, added);
        await AddColumnsAsync(storage, StorageNames.ArticlesByEntityTable, mention.PartitionKey, mention.RowKey, added);

        Assert.Equal(listed.Headline, (await storage.Reader.LatestAsync().SingleAsync(Cancellation)).Headline);
        Assert.Equal(mention.Name, (await storage.Reader.ByEntityAsync("Ilse Drent").SingleAsync(Cancellation)).Name);
        Assert.Equal(listed.Headline, (await storage.Reader.GetAsync(listed.ArticleId, Cancellation))?.Headline);
        Assert.Equal(SchemaVersion.Minor + 1, (await storage.Reader.GetLayoutAsync(Cancellation)).SchemaMinorVersion);
    }

    [Fact]
    public async Task Reader_ReadsTheRow_When_EveryColumnThatMayBeMissingIs()
    {
        var storage = await CreateAsync();
        var table = storage.Clients.Tables.GetTableClient(StorageNames.ArticlesByDateTable);
        var listed = await storage.Reader.LatestAsync().SingleAsync(Cancellation);
        await table.UpsertEntityAsync(new TableEntity(listed.PartitionKey, listed.RowKey) { ["ArticleId"] = listed.ArticleId, ["Date"] = listed.Date }, TableUpdateMode.Replace, Cancellation);

        var bare = await storage.Reader.LatestAsync().SingleAsync(Cancellation);

        Assert.Equal((listed.ArticleId, null, null, 0), (bare.ArticleId, bare.Headline, bare.Publisher, bare.WordCount));
    }

    private async Task<TestStorage> CreateAsync()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.WriteAsync(Sample.Drop(), [Sample.Article("https://paper.example/1", "Story", "Ilse Drent")]);
        return storage;
    }

    private static Task ChangeMetaAsync(TestStorage storage, Dictionary<string, object> columns) =>
        AddColumnsAsync(storage, StorageNames.ArticlesTable, ArticleKeys.MetaPartition, ArticleKeys.MetaRow, columns);

    private static Task AddColumnsAsync(TestStorage storage, string table, string partition, string row, Dictionary<string, object> columns)
    {
        var change = new TableEntity(columns) { PartitionKey = partition, RowKey = row };
        return storage.Clients.Tables.GetTableClient(table).UpsertEntityAsync(change, TableUpdateMode.Merge, Cancellation);
    }
}
