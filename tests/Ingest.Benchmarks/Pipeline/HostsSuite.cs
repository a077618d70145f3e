using System.Globalization;
using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>One, two and four hosts on one account: what they do together, and how they share it.</summary>
public static class HostsSuite
{
    private static readonly int[] Counts = [1, 2, 4];

    /// <summary>One message of a queue and one file at a time, each received by itself: such a host waits for storage most of the time, as one does whose storage is across a network.</summary>
    private static readonly KeyValuePair<string, string>[] OneAtATime =
    [
        new("AzureFunctionsJobHost__extensions__queues__batchSize", "1"),
        new("AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "0"),
        new("AzureFunctionsJobHost__extensions__blobs__maxDegreeOfParallelism", "1"),
        new("Ingest__Intake__LargeBatches", "1"),
    ];

    // What a recogniser that is asked over a network takes for an article.
    private static readonly TimeSpan RecogniserWait = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(int files, int characters, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("hosts", $"Several hosts on one account, {files} articles");
        Begin(report, "Single files in a burst; each host takes as much at a time as it can, so that the processors are what they share");
        var burst = await RowsAsync(report, files, [], (account, hosts) => PipelineLoad.BurstAsync(account, hosts, files, characters, cancellationToken), cancellationToken);
        Begin(report, "An archive of batches of five; each host takes one message of a queue at a time");
        var bounded = await RowsAsync(
            report,
            files,
            [.. OneAtATime, new("Ingest__Intake__BatchDocuments", "5")],
            (account, hosts) => PipelineLoad.ArchiveAsync(account, hosts, "jsonl", files, characters, kilobytes: 0, salt: 0, cancellationToken),
            cancellationToken);
        await using var recogniser = await SlowRecogniser.StartAsync(RecogniserWait);
        Begin(report, "The same, and each host asks a recogniser over HTTP that takes 100 ms an article: hosts that wait for something other than these two cores");
        var waiting = await RowsAsync(
            report,
            files,
            [.. OneAtATime, new("Ingest__Intake__BatchDocuments", "5"), .. recogniser.Settings],
            (account, hosts) => PipelineLoad.ArchiveAsync(account, hosts, "jsonl", files, characters, kilobytes: 0, salt: 0, cancellationToken),
            cancellationToken);
        report.Chart(Chart("hosts-burst", "A burst of single files, hosts bound by the processors", burst));
        report.Chart(Chart("hosts-bounded", "An archive, hosts that take one message at a time", bounded));
        report.Chart(Chart("hosts-waiting", "An archive, hosts that wait 100 ms for an article", waiting));
        report.Write(output);
        return 0;
    }

    private static void Begin(SuiteReport report, string caption) =>
        report.Table(caption, "hosts", "articles a second", "transactions an article", "articles written by each", "articles written more than once", "CPU ms an article, hosts", "CPU ms an article, emulator");

    /// <returns>Articles a second by number of hosts.</returns>
    private static async Task<List<double>> RowsAsync(SuiteReport report, int articles, KeyValuePair<string, string>[] settings, Func<BenchAccount, AppProcess[], Task<RunResult>> loadAsync, CancellationToken cancellationToken)
    {
        var rates = new List<double>();

        foreach (var count in Counts)
        {
            await using var account = await BenchAccount.StartAsync(cancellationToken);
            var hosts = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => AppProcess.StartFunctionsAsync(account.ConnectionString, settings: settings)));

            try
            {
                await PipelineLoad.WarmUpAsync(account, PipelineLoad.WarmUpFiles, characters: 400, cancellationToken);
                var before = (await account.RowsAsync(cancellationToken)).ToDictionary(row => row.StartedAt, row => row.Articles);
                var result = await loadAsync(account, hosts);
                var shares = (await account.RowsAsync(cancellationToken)).Select(row => row.Articles - before.GetValueOrDefault(row.StartedAt)).Order().Select(share => share.ToString(CultureInfo.InvariantCulture));
                report.Row(count, result.PerSecond, result.TransactionsPerArticle, string.Join(" + ", shares), (double)(result.Usage.Articles - articles), result.AppSeconds * 1000 / articles, result.EmulatorSeconds * 1000 / articles);
                rates.Add(result.PerSecond);
            }
            finally
            {
                await Task.WhenAll(hosts.Select(host => host.StopAsync()));
                await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
            }
        }

        return rates;
    }

    private static SvgChart Chart(string name, string title, IEnumerable<double> rates)
    {
        var chart = new SvgChart(name, title, "", "articles a second", IsLines: false);
        chart.Labels.AddRange(Counts.Select(count => count == 1 ? "1 host" : string.Create(CultureInfo.InvariantCulture, $"{count} hosts")));
        chart.Series.Add(("articles a second", [.. rates.Select((rate, i) => ((double)i, rate))]));
        return chart;
    }
}
