using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Ingest.Core.Ledger;
using Ingest.LocalHost.Azurite;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Ingest.Storage.Drops;
using Ingest.Storage.Ledger;
using Ingest.Storage.Usage;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Storage with everything created, seen from outside the app: an emulator of its own, or one that another process has.</summary>
public sealed class BenchAccount : IAsyncDisposable
{
    /// <summary>Requests at a time, of the dropper and of the ceiling.</summary>
    public const int Concurrency = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly AzuriteProcess? _azurite;
    private readonly TableUsageLog _usage;

    private BenchAccount(string connectionString, AzuriteProcess? azurite)
    {
        _azurite = azurite;
        ConnectionString = connectionString;
        Clients = StorageClients.Create(new StorageConnection { ConnectionString = connectionString });
        Ledger = new TableLedger(Clients);
        _usage = new TableUsageLog(Clients);
    }

    public string ConnectionString { get; }

    public StorageClients Clients { get; }

    public TableLedger Ledger { get; }

    /// <summary>Of an emulator of its own.</summary>
    public TimeSpan EmulatorTime
    {
        get
        {
            using var process = Process.GetProcessById(_azurite!.ProcessId);
            return process.TotalProcessorTime;
        }
    }

    private BlobContainerClient Drops => Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer);

    /// <summary>Storage that another process has started.</summary>
    public static BenchAccount Of(string connectionString) => new(connectionString, azurite: null);

    /// <param name="dataFolder">Null for data in memory.</param>
    public static async Task<BenchAccount> StartAsync(CancellationToken cancellationToken, string? dataFolder = null)
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, cancellationToken);
        var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { StartTimeout = TimeSpan.FromMinutes(3), DataFolder = dataFolder }, cancellationToken);
        var account = new BenchAccount(azurite.ConnectionString, azurite);
        await new StorageLayout(account.Clients, Options.Create(new ArticleTableOptions())).EnsureAsync(cancellationToken);
        return account;
    }

    /// <summary>Drops invented articles, plain text, as fast as the emulator takes them.</summary>
    public Task DropAsync(string folder, int from, int count, int characters, CancellationToken cancellationToken) =>
        Parallel.ForAsync(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, async (number, token) =>
            await Drops.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{folder}/{number}.txt")).UploadAsync(BinaryData.FromString(InventedNews.PlainText(number, characters)), overwrite: true, token));

    /// <summary>As <c>ingest drop</c> does.</summary>
    public async Task DropAsync(string name, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await new BlobDropContainer(Clients).PutAsync(name, file, ReadOnlyDictionary<string, string>.Empty, cancellationToken);
    }

    /// <summary>Waits until the hosts of this account have recorded so many articles since <paramref name="before"/>; what they have used since then.</summary>
    public async Task<StorageUsage> WaitForArticlesAsync(StorageUsage before, int articles, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();

        while (true)
        {
            var used = (await ReadUsageAsync(cancellationToken)).Since(before);

            if (used.Articles >= articles)
            {
                return used;
            }

            if (waiting.Elapsed > patience)
            {
                throw new TimeoutException($"Only {used.Articles} of {articles} articles after {patience}.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>What all hosts have used so far; they write it once a second.</summary>
    public async Task<StorageUsage> ReadUsageAsync(CancellationToken cancellationToken)
    {
        var none = new StorageUsage { StartedAt = DateTimeOffset.MaxValue, UpdatedAt = DateTimeOffset.MinValue, Articles = 0, App = new Dictionary<TransactionKind, long>(), Host = new Dictionary<TransactionKind, long>() };
        return (await RowsAsync(cancellationToken)).Aggregate(none, StorageUsage.Add);
    }

    /// <summary>The same, once every host that lives has written after this call.</summary>
    public async Task<StorageUsage> ReadFreshUsageAsync(int hosts, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var waiting = Stopwatch.StartNew();

        while ((await RowsAsync(cancellationToken)).Count(row => row.UpdatedAt > now) < hosts && waiting.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(Pause, cancellationToken);
        }

        return await ReadUsageAsync(cancellationToken);
    }

    /// <summary>Of each host.</summary>
    public async Task<IReadOnlyList<StorageUsage>> RowsAsync(CancellationToken cancellationToken) => await _usage.SinceAsync(DateTimeOffset.UnixEpoch, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Waits until a drop has come to its end; its entry.</summary>
    public async Task<LedgerEntry> WaitForEndAsync(string name, TimeSpan patience, TimeSpan pause, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();

        while (true)
        {
            if (await Ledger.FindAsync(name, cancellationToken) is { } entry && entry.State.IsEnd())
            {
                return entry;
            }

            if (waiting.Elapsed > patience)
            {
                throw new TimeoutException($"'{name}' has not come to its end in {patience}.");
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
