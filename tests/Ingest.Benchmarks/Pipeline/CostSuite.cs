using Ingest.Benchmarks.Reporting;
using Ingest.Storage.Usage;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>What a volume needs on Azure and costs a month: the queue model, the transactions that the tests count, and the prices of <c>infra/prices.json</c>.</summary>
public static class CostSuite
{
    private const double SecondsPerMonth = 30 * 24 * 3600.0;
    private const double InstanceGigabytes = 2;
    private const double BytesOfBlobs = 12_000;
    private const double BytesOfRows = 12_000;
    private const double Gibibyte = 1024.0 * 1024 * 1024;
    private const int FunctionsPerSingle = 3;

    private static readonly int[] Volumes = [1, 10, 100, 1000];

    // Shards that hold the hottest partition: docs/scaling.md.
    private static readonly int[] Shards = [1, 1, 16, 128];

    /// <summary>An article dropped alone: what TransactionTests holds exactly, and the host's share in a burst.</summary>
    private static readonly Dictionary<TransactionKind, double> Single = new()
    {
        [TransactionKind.BlobRead] = 1,
        [TransactionKind.BlobWrite] = 1,
        [TransactionKind.QueueSend] = 2,
        [TransactionKind.QueueReceive] = 0.5,
        [TransactionKind.QueueDelete] = 2,
        [TransactionKind.TableWrite] = 1,
        [TransactionKind.TableBatch] = 5,
    };

    /// <summary>An article of an archive in batches of a hundred, work blobs included.</summary>
    private static readonly Dictionary<TransactionKind, double> Archived = new()
    {
        [TransactionKind.BlobRead] = 0.03,
        [TransactionKind.BlobWrite] = 0.04,
        [TransactionKind.QueueSend] = 0.03,
        [TransactionKind.QueueReceive] = 0.03,
        [TransactionKind.QueueDelete] = 0.03,
        [TransactionKind.TableRead] = 0.03,
        [TransactionKind.TableWrite] = 1,
        [TransactionKind.TableBatch] = 0.2,
    };

    // Parse in place, enrich, write. Rounded up from the suites `cpu` and `burst`.
    private static readonly QueueModel Model = new([4, 5, 3], [3, 1, 6]);

    public static int Run(string? prices, DirectoryInfo output)
    {
        var table = PriceTable.Load(prices);
        var report = new SuiteReport("cost", "What a volume needs, and costs a month");
        report.Table(
            $"Prices: {table.Region}, {table.Currency}",
            "articles a second, mean",
            "at the peak",
            "instances at the peak",
            "wait at the peak, p95, s",
            "shards",
            "transactions a second at the peak, single files",
            "accounts",
            "storage transactions a month, single files",
            "the same from archives",
            "functions a month",
            "a month's articles kept for a month",
            "all, single files",
            "a thousand articles");

        for (var i = 0; i < Volumes.Length; i++)
        {
            var articles = Volumes[i] * SecondsPerMonth;
            var (instances, wait) = Model.Plan(Volumes[i]);
            var requests = Volumes[i] * QueueModel.Peak * Single.Values.Sum();
            var (single, archived) = (Price(table, Single, articles), Price(table, Archived, articles));
            var functions = Functions(table, articles);
            var kept = articles / Gibibyte * ((BytesOfBlobs * (double)table.BlobGibMonth) + (BytesOfRows * (double)table.TableGibMonth));
            report.Row(
                Volumes[i], Volumes[i] * QueueModel.Peak, instances, wait, Shards[i], requests, Math.Ceiling(requests / QueueModel.AccountLimit), single, archived, functions, kept, single + functions + kept, (single + functions + kept) / articles * 1000);
        }

        report.Write(output);
        return 0;
    }

    private static double Price(PriceTable table, Dictionary<TransactionKind, double> each, double articles) =>
        (double)table.CostOf(each.ToDictionary(pair => pair.Key, pair => (long)(pair.Value * articles)));

    private static double Functions(PriceTable table, double articles)
    {
        // An instance that has work in hand all the time does a core's worth of it: memory is billed for the processor time, not for each wait.
        var seconds = articles * Model.CpuMilliseconds.Sum() / 1000;
        return (articles * FunctionsPerSingle / 1e6 * (double)table.MillionExecutions) + (seconds * InstanceGigabytes * (double)table.GbSecond);
    }
}
