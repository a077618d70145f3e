using System.Collections.Concurrent;
using System.Text;
using Azure.Data.Tables;
using Ingest.Core;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Reading;
using Ingest.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>A storage account as ops see it: drops files, and reads ledger, tables and queues, with no function in between.</summary>
internal sealed class StorageAccount : IAsyncDisposable
{
    /// <summary>Generous: the machine may be busy with other work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ServiceProvider _provider;

    public StorageAccount(string connectionString)
    {
        ConnectionString = connectionString;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(StorageConnection.Prefix, connectionString)]).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddIngestCore(configuration);
        services.AddIngestStorage(configuration);
        _provider = services.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public StorageClients Clients => Get<StorageClients>();

    public ArticleReader Reader => new(Clients.Tables);

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public Task<DropInfo> DropAsync(string name, string content, IReadOnlyDictionary<string, string>? metadata = null) => DropAsync(name, Encoding.UTF8.GetBytes(content), metadata);

    public async Task<DropInfo> DropAsync(string name, byte[] content, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await Get<IDropContainer>().PutAsync(name, stream, metadata ?? new Dictionary<string, string>(), CancellationToken.None);
    }

    public async Task<IReadOnlyList<DropInfo>> DropAllAsync(IEnumerable<(string Name, string Content)> files)
    {
        var drops = new ConcurrentBag<DropInfo>();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (file, _) => drops.Add(await DropAsync(file.Name, file.Content)));
        return [.. drops];
    }

    public Task DeleteAsync(string name) => Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer).DeleteBlobAsync(name);

    public Task<LedgerEntry?> FindAsync(string name) => Get<ILedger>().FindAsync(name, CancellationToken.None);

    /// <summary>Waits until the ledger has this version of the blob at its end.</summary>
    public async Task<LedgerEntry> WaitForEndAsync(DropInfo drop)
    {
        LedgerEntry? entry = null;
        await Eventually.IsTrueAsync(
            async () => (entry = await FindAsync(drop.Name)) is { } found && found.ETag == drop.ETag && found.State.IsEnd(),
            Patience,
            () => $"The ledger says of '{drop.Name}': {entry?.ToString() ?? "nothing"}");
        return entry!;
    }

    public async Task<LedgerEntry> WaitForStateAsync(string name, DropState state)
    {
        LedgerEntry? entry = null;
        await Eventually.IsTrueAsync(async () => (entry = await FindAsync(name))?.State == state, Patience, () => $"The ledger says of '{name}': {entry?.ToString() ?? "nothing"}, not {state}");
        return entry!;
    }

    /// <summary>Waits until container and ledger agree and no message waits or is being handled.</summary>
    public async Task WaitUntilAllDoneAsync()
    {
        IReadOnlyList<Gap> gaps = [];
        await Eventually.IsTrueAsync(async () => (gaps = await VerifyAsync()).Count == 0, Patience, () => $"{gaps.Count} gaps, first {gaps[0]}");
        await WaitForEmptyQueuesAsync();
    }

    public async Task<IReadOnlyList<Gap>> VerifyAsync() => await Get<SweepHandler>().VerifyAsync(CancellationToken.None).ToListAsync();

    public async Task WaitForEmptyQueuesAsync()
    {
        var depths = "";
        await Eventually.IsTrueAsync(async () => (depths = await FilledQueuesAsync()).Length == 0, Patience, () => $"Messages wait: {depths}");
    }

    /// <summary>The queues that hold messages, with how many; empty for none.</summary>
    public async Task<string> FilledQueuesAsync()
    {
        var filled = new List<string>();

        // In the order in which messages move on: what has left a queue is seen in the next.
        foreach (var name in StorageNames.Queues)
        {
            var properties = await Clients.Queues.GetQueueClient(name).GetPropertiesAsync();

            if (properties.Value.ApproximateMessagesCount > 0)
            {
                filled.Add($"{name} {properties.Value.ApproximateMessagesCount}");
            }
        }

        return string.Join(", ", filled);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(bool includeClosed = false) =>
        await Get<IDeadLetters>().ListAsync(includeClosed, CancellationToken.None).ToListAsync();

    public Task ReplayAsync(params IReadOnlyCollection<DeadLetter> letters) => Get<DeadLetterReplay>().ReplayAsync(letters, CancellationToken.None);

    /// <summary>All rows of a table, each as one text that leaves out what the service itself stamps on it.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string table)
    {
        // The meta rows say how the tables are laid out; the months among them stay when their articles have gone. The usage rows count what was sent.
        var rows = await Clients.Tables.GetTableClient(table).QueryAsync<TableEntity>(row => row.PartitionKey != "meta" && row.PartitionKey != "usage").ToListAsync();
        return [.. rows.Select(Describe).Order(StringComparer.Ordinal)];
    }

    /// <summary>The rows of all tables but the articles' meta rows.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> AllRowsAsync()
    {
        var tables = new Dictionary<string, IReadOnlyList<string>>();

        foreach (var table in StorageNames.Tables)
        {
            tables[table] = await RowsAsync(table);
        }

        return tables;
    }

    public async Task<IReadOnlyList<TableEntity>> ArticlesAsync() =>
        await Clients.Tables.GetTableClient(StorageNames.ArticlesTable).QueryAsync<TableEntity>(row => row.RowKey == "article").ToListAsync();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private static string Describe(TableEntity row)
    {
        var columns = row
            .Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}");
        return $"{row.PartitionKey} {row.RowKey}: {string.Join("; ", columns)}";
    }
}
