using System.Globalization;
using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>One file at a time on an idle <c>ingest up</c>, dropped by another process, into an empty container and into full ones.</summary>
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
        var chart = new SvgChart("latency", "One file dropped on an idle host: drop to rows", "", "seconds", IsLines: false);
        var bars = new List<(double X, double Y)>();

        foreach (var size in sizes)
        {
            var (seconds, idle) = await MeasureAsync(size, drops, characters, cancellationToken);
            report.Row(size, At(seconds, 0.5), At(seconds, 0.95), seconds[^1], idle);

            foreach (var (name, share) in new[] { ("p50", 0.5), ("p95", 0.95) })
            {
                report.Value(string.Create(CultureInfo.InvariantCulture, $"{name}At{size}"), At(seconds, share));
                chart.Labels.Add(string.Create(CultureInfo.InvariantCulture, $"{size:#,0} blobs before, {name}"));
                bars.Add((bars.Count, At(seconds, share)));
            }
        }

        chart.Series.Add(("seconds", bars));
        report.Chart(chart);
        report.Write(output);
        return 0;
    }

    /// <returns>Seconds of each drop, sorted, and transactions a minute without drops.</returns>
    private static async Task<(List<double> Seconds, double Idle)> MeasureAsync(int size, int drops, int characters, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("latency-").FullName;

        try
        {
            await using (var before = await BenchAccount.StartAsync(cancellationToken, Path.Combine(folder, "azurite")))
            {
                await OldDrops.FillAsync(before, size, cancellationToken);
            }

            return await MeasureAsync(folder, drops, characters, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(List<double> Seconds, double Idle)> MeasureAsync(string folder, int drops, int characters, CancellationToken cancellationToken)
    {
        var (host, connectionString) = await AppProcess.StartUpAsync(folder, [new("Ingest__Usage__RecordInterval", TimeSpan.FromSeconds(RecordSeconds).ToString())]);
        await using var running = host;
        await using var account = BenchAccount.Of(connectionString);
        var seconds = new List<double>();

        for (var i = 0; i < WarmUps + drops; i++)
        {
            seconds.Add(await MeasureAsync(account, i, characters, cancellationToken));
        }

        seconds = [.. seconds.Skip(WarmUps).Order()];
        var idle = await IdleAsync(account, cancellationToken);
        await host.StopAsync();
        return (seconds, idle);
    }

    private static async Task<double> MeasureAsync(BenchAccount account, int number, int characters, CancellationToken cancellationToken)
    {
        // Anywhere in the pause between two listings, so that no moment of it is favoured.
        await Task.Delay(TimeSpan.FromSeconds(1 + Random.Shared.NextDouble()), cancellationToken);
        var start = TimeProvider.System.GetUtcNow();
        await account.DropAsync("new", number + 90_000_000, 1, characters, cancellationToken);
        var entry = await account.WaitForEndAsync(string.Create(CultureInfo.InvariantCulture, $"new/{number + 90_000_000}.txt"), Patience, Poll, cancellationToken);
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
