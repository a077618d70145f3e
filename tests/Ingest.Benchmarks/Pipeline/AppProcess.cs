using System.Diagnostics;
using System.Globalization;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>A functions host in a process of its own, as it runs when it is deployed.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private AppProcess(Process process) => this.process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes: the most that the process has held in memory.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <param name="program">Null for the app as it is deployed.</param>
    public static async Task<AppProcess> StartFunctionsAsync(string connectionString, string? program = null, IEnumerable<KeyValuePair<string, string>>? settings = null) =>
        Start([program ?? await PublishedApp.FunctionsAsync()], connectionString, settings ?? []);

    /// <summary>The plain design, published as ours is.</summary>
    public static async Task<AppProcess> StartPlainAsync(string connectionString) => Start([await PublishedApp.PlainAsync(), "plain-host"], connectionString, []);

    private static AppProcess Start(string[] arguments, string connectionString, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        start.Environment["AzureWebJobsStorage"] = connectionString;
        start.Environment["LocalHost__HttpUrl"] = "http://127.0.0.1:0";
        start.Environment["Ingest__Sweep__Schedule"] = "0 0 0 1 1 *";
        start.Environment["Ingest__Stories__Schedule"] = "0 0 0 1 1 *";
        start.Environment["Ingest__Usage__RecordInterval"] = "00:00:01";
        start.Environment["AzureFunctionsJobHost__logging__logLevel__default"] = "Warning";
        start.Environment["DOTNET_gcServer"] = "0";

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>SIGTERM: the host drains and writes what it has used.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(StopPatience);
            await process.WaitForExitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
