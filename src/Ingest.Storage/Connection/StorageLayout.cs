using Azure.Data.Tables;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Connection;

/// <summary>Creates what is missing of containers, queues and tables before the first trigger fires.</summary>
public sealed class StorageLayout(StorageClients clients, IOptions<ArticleTableOptions> options) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => EnsureAsync(cancellationToken);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var containers = StorageNames.Containers.Select(name => clients.Blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken) as Task);
        var queues = StorageNames.Queues.Select(name => clients.Queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken) as Task);
        var tables = StorageNames.Tables.Select(name => clients.Tables.CreateTableIfNotExistsAsync(name, cancellationToken) as Task);
        await Task.WhenAll([.. containers, .. queues, .. tables]);
        await DescribeAsync(cancellationToken);
    }

    /// <summary>Tells readers how the tables are laid out.</summary>
    private Task DescribeAsync(CancellationToken cancellationToken)
    {
        var meta = new TableEntity(ArticleKeys.MetaPartition, ArticleKeys.MetaRow)
        {
            [nameof(TableLayout.SchemaVersion)] = SchemaVersion.Current,
            [nameof(TableLayout.SchemaMinorVersion)] = SchemaVersion.Minor,
            [nameof(TableLayout.ShardCount)] = options.Value.ShardCount,
        };
        return clients.Tables.GetTableClient(StorageNames.ArticlesTable).UpsertEntityAsync(meta, TableUpdateMode.Replace, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
