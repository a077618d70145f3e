using System.Diagnostics;
using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Process start to first article written, and the size of the package, by how the app is published.</summary>
public static class StartSuite
{
    private static readonly KeyValuePair<string, string> NoProfile = new("DOTNET_TieredPGO", "0");

    private static readonly (string Name, string[] Publish)[] Packages =
    [
        ("framework-dependent", ["-p:PublishReadyToRun=false"]),
        ("ReadyToRun", ["-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true"]),
    ];

    public static async Task<int> RunAsync(string project, int rounds, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("start", "Cold start");
        report.Table("Process start to first article written, seconds", "published as", "median", "fastest", "slowest", "CPU seconds until then", "package, MB");

        foreach (var (name, publish) in Packages)
        {
            var folder = Directory.CreateTempSubdirectory("ingest-start-").FullName;

            try
            {
                await PublishAsync(project, folder, publish, cancellationToken);

                foreach (var (variant, settings) in new[] { (name, Array.Empty<KeyValuePair<string, string>>()), ($"{name}, no tiered PGO", [NoProfile]) })
                {
                    var times = new List<(double Seconds, double Cpu)>();

                    for (var round = 0; round < rounds; round++)
                    {
                        times.Add(await MeasureAsync(Path.Combine(folder, "Ingest.Functions.dll"), settings, cancellationToken));
                    }

                    times.Sort();
                    report.Row(variant, times[rounds / 2].Seconds, times[0].Seconds, times[^1].Seconds, times[rounds / 2].Cpu, SizeOf(folder) / 1e6);
                    report.Value(variant, times[rounds / 2].Seconds);
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        report.Write(output);
        return 0;
    }

    private static async Task<(double Seconds, double Cpu)> MeasureAsync(string program, IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await account.DropAsync("first", 1, 1, 3000, cancellationToken);
        var start = TimeProvider.System.GetUtcNow();
        await using var host = AppProcess.StartFunctions(account.ConnectionString, program, settings);
        var entry = await account.WaitForEndAsync("first/1.txt", TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(50), cancellationToken);
        var cpu = host.ProcessorTime.TotalSeconds;
        await host.StopAsync();
        return ((entry.UpdatedAt - start).TotalSeconds, cpu);
    }

    private static async Task PublishAsync(string project, string folder, string[] arguments, CancellationToken cancellationToken)
    {
        // Intermediate files of their own: those of the repository's build stay as they are, and its lock files, which know no runtime identifier, too.
        var scratch = Path.Combine(Path.GetTempPath(), "ingest-publish");
        string[] common = ["publish", project, "-c", "Release", "-o", folder, "--artifacts-path", scratch, $"-p:LockFilesFolder={scratch}/locks", "-p:RestoreLockedMode=false", "-v", "quiet", "--nologo"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. common, .. arguments]) { UseShellExecute = false })!;
        await process.WaitForExitAsync(cancellationToken);

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Publishing with '{string.Join(' ', arguments)}' failed.");
        }
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
