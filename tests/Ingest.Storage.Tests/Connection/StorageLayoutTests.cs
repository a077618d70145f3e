using Azure.Data.Tables;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Connection;

public sealed class StorageLayoutTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnsureAsync_CreatesEverything_When_TheAccountIsEmptyAndWhenItIsNot()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 4 });

        await storage.Layout.StartingAsync(Cancellation);

        var containers = await storage.Clients.Blobs.GetBlobContainersAsync(cancellationToken: Cancellation).Select(item => item.Name).ToListAsync(Cancellation);
        var queues = await storage.Clients.Queues.GetQueuesAsync(cancellationToken: Cancellation).Select(item => item.Name).ToListAsync(Cancellation);
        var tables = await storage.Clients.Tables.QueryAsync(cancellationToken: Cancellation).Select(item => item.Name).ToListAsync(Cancellation);
        Assert.Equal(StorageNames.Containers.Order(StringComparer.Ordinal), containers.Order(StringComparer.Ordinal));
        Assert.Equal(StorageNames.Queues.Order(StringComparer.Ordinal), queues.Order(StringComparer.Ordinal));
        Assert.Equal(StorageNames.Tables.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EnsureAsync_TellsReadersTheLayout_When_Run()
    {
        var storage = await TestStorage.CreateAsync(azurite, new ArticleTableOptions { ShardCount = 4 });

        var meta = await storage.Clients.Tables.GetTableClient(StorageNames.ArticlesTable).GetEntityAsync<TableEntity>(ArticleKeys.MetaPartition, ArticleKeys.MetaRow, cancellationToken: Cancellation);

        Assert.Equal(SchemaVersion.Current, meta.Value.GetInt32("SchemaVersion"));
        Assert.Equal(4, meta.Value.GetInt32("ShardCount"));
    }
}
