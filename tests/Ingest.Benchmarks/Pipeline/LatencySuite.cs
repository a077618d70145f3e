using System.Globalization;
using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>One file at a time on an idle host that cannot notice the drop, into an empty container and into full ones.</summary>
public static class LatencySuite
{
    private const int WarmUps = 3;
    private const int RecordSeconds = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(int drops, int[] sizes, int characters, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("latency", "One file dropped on an idle host");
        report.Table("Drop to rows, seconds", "blobs in the container before", "p50", "p95", "slowest", "idle transactions a minute");
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await using var host = AppProcess.StartFunctions(account.ConnectionString, settings: [new("Ingest__Usage__RecordInterval", TimeSpan.FromSeconds(RecordSeconds).ToString())]);
        var filled = 0;

        foreach (var size in sizes)
        {
            await FillAsync(account, filled, size, cancellationToken);
            filled = size;
            var seconds = new List<double>();

            for (var i = -WarmUps; i < drops; i++)
            {
                var time = await MeasureAsync(account, size, i + WarmUps, characters, cancellationToken);

                if (i >= 0)
                {
                    seconds.Add(time);
                }
            }

            seconds.Sort();
            report.Row(size, At(seconds, 0.5), At(seconds, 0.95), seconds[^1], await IdleAsync(account, cancellationToken));
            report.Value(string.Create(CultureInfo.InvariantCulture, $"p50At{size}"), At(seconds, 0.5));
            report.Value(string.Create(CultureInfo.InvariantCulture, $"p95At{size}"), At(seconds, 0.95));
        }

        await host.StopAsync();
        report.Write(output);
        return 0;
    }

    /// <summary>Files that have been dropped and handled long ago: small ones, since only their number matters here.</summary>
    private static async Task FillAsync(BenchAccount account, int from, int to, CancellationToken cancellationToken)
    {
        if (to > from)
        {
            var before = await account.ReadUsageAsync(cancellationToken);
            await account.DropAsync("old", from, to - from, 400, cancellationToken);
            await account.WaitForArticlesAsync(before, to - from, TimeSpan.FromMinutes(30), cancellationToken);
        }
    }

    private static async Task<double> MeasureAsync(BenchAccount account, int size, int number, int characters, CancellationToken cancellationToken)
    {
        // Anywhere in the pause between two listings, so that no moment of it is favoured.
        await Task.Delay(TimeSpan.FromSeconds(1 + Random.Shared.NextDouble()), cancellationToken);
        var folder = string.Create(CultureInfo.InvariantCulture, $"new-{size}");
        var start = TimeProvider.System.GetUtcNow();
        await account.DropAsync(folder, number + 90_000_000, 1, characters, cancellationToken);
        var entry = await account.WaitForEndAsync(string.Create(CultureInfo.InvariantCulture, $"{folder}/{number + 90_000_000}.txt"), Patience, Poll, cancellationToken);
        return (entry.UpdatedAt - start).TotalSeconds;
    }

    private static async Task<double> IdleAsync(BenchAccount account, CancellationToken cancellationToken)
    {
        // Until the queues are polled as seldom as they ever are.
        await Task.Delay(TimeSpan.FromSeconds(15), cancellationToken);
        var before = await account.ReadFreshUsageAsync(1, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        var after = await account.ReadFreshUsageAsync(1, cancellationToken);
        var used = after.Since(before);
        // The suite has the counts written every few seconds instead of once a minute; those writes are not the product's.
        var minutes = (used.UpdatedAt - used.StartedAt).TotalMinutes;
        return (used.Transactions / minutes) - (60.0 / RecordSeconds) + 1;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
