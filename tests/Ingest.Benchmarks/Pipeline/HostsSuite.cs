using System.Globalization;
using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>One, two and four hosts on one account: what they do together, and how they share it.</summary>
public static class HostsSuite
{
    private static readonly int[] Counts = [1, 2, 4];

    public static async Task<int> RunAsync(int files, int characters, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("hosts", $"Several hosts on one account, {files} files in a burst");
        report.Table("Drop to rows", "hosts", "articles a second", "transactions an article", "articles written by each", "articles written more than once", "CPU ms an article, hosts", "CPU ms an article, emulator");

        foreach (var count in Counts)
        {
            await using var account = await BenchAccount.StartAsync(cancellationToken);
            var hosts = Enumerable.Range(0, count).Select(_ => AppProcess.StartFunctions(account.ConnectionString)).ToList();

            try
            {
                await PipelineLoad.WarmUpAsync(account, characters, cancellationToken);
                var before = (await account.RowsAsync(cancellationToken)).ToDictionary(row => row.StartedAt, row => row.Articles);
                var result = await PipelineLoad.BurstAsync(account, hosts, files, characters, cancellationToken);
                var shares = (await account.RowsAsync(cancellationToken)).Select(row => row.Articles - before.GetValueOrDefault(row.StartedAt)).Order().Select(share => share.ToString(CultureInfo.InvariantCulture));
                report.Row(count, result.PerSecond, result.TransactionsPerArticle, string.Join(" + ", shares), (double)(result.Usage.Articles - files), result.AppSeconds * 1000 / files, result.EmulatorSeconds * 1000 / files);
            }
            finally
            {
                await Task.WhenAll(hosts.Select(host => host.StopAsync()));
                await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
            }
        }

        report.Write(output);
        return 0;
    }
}
