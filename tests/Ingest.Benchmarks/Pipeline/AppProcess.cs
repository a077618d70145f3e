using System.Diagnostics;
using System.Globalization;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>A functions host in a process of its own, as it runs when it is deployed.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private AppProcess(Process process) => _process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes: the most that the process has held in memory.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <param name="program">Null for the app as it is deployed.</param>
    public static async Task<AppProcess> StartFunctionsAsync(string connectionString, string? program = null, IEnumerable<KeyValuePair<string, string>>? settings = null) =>
        Start([program ?? await PublishedApp.FunctionsAsync()], connectionString, settings ?? []);

    /// <summary>The plain design, published as ours is.</summary>
    public static async Task<AppProcess> StartPlainAsync(string connectionString) => Start([await PublishedApp.PlainAsync(), "plain-host"], connectionString, []);

    /// <summary><c>ingest up</c>: the functions and, started by them, the emulator.</summary>
    /// <returns>The process, and where its storage is.</returns>
    public static async Task<(AppProcess Process, string ConnectionString)> StartUpAsync(string dataFolder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        const string Address = "AzureWebJobsStorage=";
        var up = Start([await PublishedApp.CliAsync(), "up", "--data", dataFolder, "--url", "http://127.0.0.1:0"], connectionString: null, settings, dataFolder);

        while (await up._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Address, StringComparison.Ordinal))
            {
                _ = up._process.StandardOutput.ReadToEndAsync();
                return (up, line[Address.Length..]);
            }
        }

        await up.DisposeAsync();
        throw new InvalidOperationException("'ingest up' ended before it was up.");
    }

    /// <param name="connectionString">Null for a program that starts its storage itself.</param>
    /// <param name="folder">Where it runs; null for a temporary folder, and output that goes where this program's goes.</param>
    private static AppProcess Start(string[] arguments, string? connectionString, IEnumerable<KeyValuePair<string, string>> settings, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, WorkingDirectory = folder ?? Path.GetTempPath(), RedirectStandardOutput = folder is not null };

        if (connectionString is not null)
        {
            start.Environment["AzureWebJobsStorage"] = connectionString;
        }

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
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(StopPatience);
            await _process.WaitForExitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
