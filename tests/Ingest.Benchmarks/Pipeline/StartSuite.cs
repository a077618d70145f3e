using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Process start to first article written, and the size of the package, by how the app is published.</summary>
public static class StartSuite
{
    private static readonly (string Name, IReadOnlyList<string> Publish, string Profile)[] Packages =
    [
        ("as deployed: ReadyToRun, no tiered PGO", PublishedApp.ForThisRuntime, "0"),
        ("with tiered PGO", PublishedApp.ForThisRuntime, "1"),
        ("without ReadyToRun", [.. PublishedApp.ForThisRuntime, "-p:PublishReadyToRun=false"], "0"),
        ("with tiered PGO, without ReadyToRun: the runtime's defaults", [.. PublishedApp.ForThisRuntime, "-p:PublishReadyToRun=false"], "1"),
    ];

    public static async Task<int> RunAsync(int rounds, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("start", "Cold start");
        report.Table("Process start to first article written, seconds", "published as", "median", "fastest", "slowest", "CPU seconds until then", "package, MB");

        var chart = new SvgChart("start", "Cold start: process start to first article written", "", "seconds", IsLines: false);
        var bars = new List<(double X, double Y)>();

        foreach (var (name, publish, profile) in Packages)
        {
            var folder = Directory.CreateTempSubdirectory("ingest-start-").FullName;

            try
            {
                var program = await PublishedApp.PublishAsync(PublishedApp.FunctionsProject, folder, publish, cancellationToken);
                var times = new List<(double Seconds, double Cpu)>();

                for (var round = 0; round < rounds; round++)
                {
                    times.Add(await MeasureAsync(program, [new("DOTNET_TieredPGO", profile)], cancellationToken));
                }

                times.Sort();
                var (median, cpu) = times[rounds / 2];
                report.Row(name, median, times[0].Seconds, times[^1].Seconds, cpu, SizeOf(folder) / 1e6);
                report.Value(name, median);
                chart.Labels.Add(name);
                bars.Add((bars.Count, median));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        chart.Series.Add(("seconds", bars));
        report.Chart(chart);
        report.Write(output);
        return 0;
    }

    private static async Task<(double Seconds, double Cpu)> MeasureAsync(string program, IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await account.DropAsync("first", 1, 1, 3000, cancellationToken);
        var start = TimeProvider.System.GetUtcNow();
        await using var host = await AppProcess.StartFunctionsAsync(account.ConnectionString, program, settings);
        var entry = await account.WaitForEndAsync("first/1.txt", TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(50), cancellationToken);
        var cpu = host.ProcessorTime.TotalSeconds;
        await host.StopAsync();
        return ((entry.UpdatedAt - start).TotalSeconds, cpu);
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
