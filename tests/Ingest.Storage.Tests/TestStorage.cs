using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Storage.Articles;
using Ingest.Storage.Batches;
using Ingest.Storage.Connection;
using Ingest.Storage.DeadLetters;
using Ingest.Storage.Drops;
using Ingest.Storage.Ledger;
using Ingest.Tables;
using Ingest.Tables.Reading;
using Ingest.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Storage.Tests;

/// <summary>The adapters on a storage account of the test's own, with everything created.</summary>
internal sealed class TestStorage
{
    public static readonly DateTimeOffset Noon = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

    private TestStorage(string connectionString, ArticleTableOptions options, IEnumerable<HttpPipelinePolicy> policies)
    {
        ConnectionString = connectionString;
        var wrapped = Options.Create(options);
        Clients = StorageClients.Create(new StorageConnection { ConnectionString = connectionString }, policies);
        Layout = new StorageLayout(Clients, wrapped);
        Ledger = new TableLedger(Clients);
        Documents = new ArticleDocuments(Clients);
        Articles = new TableArticleStore(Clients, Documents, Time, wrapped);
        Drops = new BlobDropContainer(Clients);
        Work = new BlobWorkStore(Clients);
        Queues = new StorageStageQueues(Clients);
        Letters = new TableDeadLetters(Clients, Time);
        Reader = new ArticleReader(Clients.Tables);
    }

    public string ConnectionString { get; }

    public FakeTimeProvider Time { get; } = new(Noon);

    public StorageClients Clients { get; }

    public StorageLayout Layout { get; }

    public TableLedger Ledger { get; }

    public ArticleDocuments Documents { get; }

    public TableArticleStore Articles { get; }

    public BlobDropContainer Drops { get; }

    public BlobWorkStore Work { get; }

    public StorageStageQueues Queues { get; }

    public TableDeadLetters Letters { get; }

    public ArticleReader Reader { get; }

    public static Task<TestStorage> CreateAsync(AzuriteFixture azurite, params HttpPipelinePolicy[] policies) => CreateAsync(azurite, new ArticleTableOptions(), policies);

    public static async Task<TestStorage> CreateAsync(AzuriteFixture azurite, ArticleTableOptions options, params HttpPipelinePolicy[] policies)
    {
        var storage = new TestStorage(azurite.TakeAccount(), options, policies);
        await storage.Layout.EnsureAsync(TestContext.Current.CancellationToken);
        return storage;
    }

    /// <summary>What the write stage does, but for the ledger.</summary>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(DropRef drop, params IReadOnlyList<Article> articles) => WriteAsync(Articles, drop, articles);

    /// <summary>The same by another store of this account.</summary>
    public static async Task<IReadOnlyList<WriteResult>> WriteAsync(TableArticleStore store, DropRef drop, params IReadOnlyList<Article> articles)
    {
        var placed = await store.PlaceAsync(drop, 0, articles, TestContext.Current.CancellationToken);
        await store.IndexAsync(placed, TestContext.Current.CancellationToken);
        return placed.Results;
    }

    /// <summary>All index rows, as table, partition key and row key.</summary>
    public async Task<IReadOnlyList<string>> IndexRowsAsync()
    {
        var rows = new List<string>();

        foreach (var table in new[] { StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
        {
            await foreach (var row in Clients.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
            {
                rows.Add($"{table} {row.PartitionKey} {row.RowKey}");
            }
        }

        return rows;
    }
}
