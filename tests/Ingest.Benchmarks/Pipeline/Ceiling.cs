using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;
using Ingest.Storage.Connection;
using Ingest.Storage.Usage;
using Ingest.Testing;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>What the emulator gives on this machine: requests a second of each kind, sixteen at a time, with the clients that the product has.</summary>
public sealed class Ceiling
{
    private const int MessageCharacters = 2000;
    private const int MessagesAReceive = 4;
    private const int MessagesARound = 128;
    private const int RowsATransaction = 10;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    private readonly Dictionary<TransactionKind, double> _rates = [];

    private Ceiling()
    {
    }

    /// <summary>Requests a second by kind.</summary>
    public IReadOnlyDictionary<TransactionKind, double> Rates => _rates;

    /// <summary>Rows a second, in transactions of <see cref="RowsATransaction"/>.</summary>
    public double BatchedRows => _rates[TransactionKind.TableBatch] * RowsATransaction;

    /// <summary>Seconds that the emulator would take for these, did it nothing else.</summary>
    public double SecondsFor(IReadOnlyDictionary<TransactionKind, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);

        return counts.Sum(pair => pair.Value / _rates.GetValueOrDefault(pair.Key, _rates[TransactionKind.BlobRead]));
    }

    /// <summary>The mean of two measurements: what the machine gives changes within minutes, so what is compared with it is measured between them.</summary>
    public Ceiling And(Ceiling other)
    {
        ArgumentNullException.ThrowIfNull(other);

        var mean = new Ceiling();

        foreach (var (kind, rate) in _rates)
        {
            mean._rates[kind] = (rate + other._rates[kind]) / 2;
        }

        return mean;
    }

    public static async Task<Ceiling> MeasureAsync(BenchAccount account, int characters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);

        var ceiling = new Ceiling();
        var content = BinaryData.FromString(InventedNews.PlainText(1, characters));
        var container = account.Clients.Blobs.GetBlobContainerClient("ceiling");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await ceiling.AddAsync(TransactionKind.BlobWrite, (n, token) => container.GetBlobClient(Name(n)).UploadAsync(content, overwrite: true, token), cancellationToken);
        await ceiling.AddAsync(TransactionKind.BlobRead, (n, token) => container.GetBlobClient(Name(n % BenchAccount.Concurrency)).DownloadContentAsync(token), cancellationToken);
        await ceiling.AddAsync(TransactionKind.BlobList, async (_, token) => await container.GetBlobsAsync(new GetBlobsOptions(), token).AsPages(pageSizeHint: 1000).FirstAsync(token), cancellationToken);
        await ceiling.AddQueueAsync(account.Clients, cancellationToken);
        await ceiling.AddTableAsync(account.Clients, cancellationToken);
        return ceiling;
    }

    /// <summary>In rounds, so that the queue stays as short as the pipeline's: with thousands of messages, all of which it looks through for each request, the emulator gives a twentieth.</summary>
    private async Task AddQueueAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        var queue = clients.Queues.GetQueueClient("ceiling");
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var text = new string('x', MessageCharacters);
        var (sending, receiving, deleting, rounds) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0);

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp + (3 * Duration); rounds++)
        {
            if (watch.Elapsed < WarmUp)
            {
                (sending, receiving, deleting, rounds) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, -1);
            }

            var messages = new ConcurrentBag<QueueMessage>();
            sending += await TimeAsync(MessagesARound, token => queue.SendMessageAsync(text, token), cancellationToken);
            receiving += await TimeAsync(
                MessagesARound / MessagesAReceive,
                async token => Array.ForEach((await queue.ReceiveMessagesAsync(MessagesAReceive, TimeSpan.FromMinutes(5), token)).Value, messages.Add),
                cancellationToken);
            deleting += await TimeAsync(
                messages.Count,
                async token =>
                {
                    if (messages.TryTake(out var message))
                    {
                        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, token);
                    }
                },
                cancellationToken);
        }

        _rates[TransactionKind.QueueSend] = MessagesARound * rounds / sending.TotalSeconds;
        _rates[TransactionKind.QueueReceive] = MessagesARound / MessagesAReceive * rounds / receiving.TotalSeconds;
        _rates[TransactionKind.QueueDelete] = MessagesARound * rounds / deleting.TotalSeconds;
        _rates[TransactionKind.QueueOther] = _rates[TransactionKind.QueueDelete];
    }

    private static async Task<TimeSpan> TimeAsync(int requests, Func<CancellationToken, Task> request, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = BenchAccount.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, requests, options, async (_, token) => await request(token));
        return watch.Elapsed;
    }

    private async Task AddTableAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        var table = clients.Tables.GetTableClient("Ceiling");
        await table.CreateIfNotExistsAsync(cancellationToken);
        await AddAsync(TransactionKind.TableWrite, (n, token) => table.AddEntityAsync(Row(n, 0), token), cancellationToken);
        await AddAsync(TransactionKind.TableRead, (n, token) => table.GetEntityIfExistsAsync<TableEntity>(Name(n % BenchAccount.Concurrency), Name(n % BenchAccount.Concurrency) + "0", cancellationToken: token), cancellationToken);
        await AddAsync(
            TransactionKind.TableBatch,
            (n, token) => table.SubmitTransactionAsync(Enumerable.Range(0, RowsATransaction).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(n + 1_000_000, row))), token),
            cancellationToken);
    }

    private async Task AddAsync(TransactionKind kind, Func<int, CancellationToken, Task> request, CancellationToken cancellationToken)
    {
        var next = -1;
        var first = 0;
        var watch = Stopwatch.StartNew();
        var start = TimeSpan.Zero;
        await Task.WhenAll(Enumerable.Range(0, BenchAccount.Concurrency).Select(_ => Task.Run(
            async () =>
            {
                while (watch.Elapsed < WarmUp + Duration)
                {
                    var number = Interlocked.Increment(ref next);

                    if (start == TimeSpan.Zero && watch.Elapsed > WarmUp)
                    {
                        (start, first) = (watch.Elapsed, number);
                    }

                    await request(number, cancellationToken);
                }
            },
            cancellationToken)));
        _rates[kind] = (next + 1 - first) / (watch.Elapsed - start).TotalSeconds;
    }

    // Row keys of their own, as those of index rows: among many rows of one key, whatever their partitions, the emulator looks for the right one by going through them all.
    private static TableEntity Row(int partition, int row) => new(Name(partition), Name(partition) + row.ToString(CultureInfo.InvariantCulture))
    {
        ["ArticleId"] = "9zk9xHEXkcL9MVovGej5yA",
        ["Headline"] = "Gdansk opens its tallest ladder: a staircase for eels",
        ["Mentions"] = 3,
        ["Date"] = TimeProvider.System.GetUtcNow(),
    };

    private static string Name(int number) => number.ToString("D8", CultureInfo.InvariantCulture);
}
