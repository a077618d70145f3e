using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ingest.Testing;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>One of the shipped programs in a process of its own.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // What "ingest up" prints for other programs to connect with.
    private const string ConnectionLabel = "AzureWebJobsStorage=";

    private readonly Process _process;
    private readonly string? _connectionString;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ChildProcess(Process process, string? connectionString)
    {
        _process = process;
        _connectionString = connectionString;
    }

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    /// <summary>The function app as its own <c>Program.cs</c> starts it. Short leases: what a killed host held comes back soon.</summary>
    /// <param name="fatal">Name of a file whose pick-up ends the process; null for none.</param>
    public static ChildProcess StartFunctions(StorageAccount account, string? fatal = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["LocalHost__HttpUrl"] = "http://127.0.0.1:0",
            ["LocalHost__MessageLease"] = "00:00:05",
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:00",
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:01",
            ["DOTNET_STARTUP_HOOKS"] = fatal is null ? null : typeof(StartupHook).Assembly.Location,
            [StartupHook.FatalFile] = fatal,
        };
        return StartFunctions(settings);
    }

    public static ChildProcess StartFunctions(IReadOnlyDictionary<string, string?> settings) => Start(PathOf("Ingest.Functions", "Ingest.Functions.dll"), [], settings, folder: null);

    /// <param name="connectionString">Storage that the command finds in its environment; null for none.</param>
    /// <param name="folder">Working folder.</param>
    public static ChildProcess StartCommand(IEnumerable<string> arguments, string? connectionString = null, string? folder = null) =>
        Start(PathOf("Ingest.Cli", "ingest.dll"), arguments, new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connectionString }, folder);

    private static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string? folder)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What the machine has set for itself is not the test's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase) || name == AzuriteAccounts.Variable).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings.Where(setting => setting.Value is not null))
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(Process.Start(start)!, settings.GetValueOrDefault("AzureWebJobsStorage"));
        child._process.OutputDataReceived += (_, line) => Append(child._output, line.Data);
        child._process.ErrorDataReceived += (_, line) => Append(child._errors, line.Data);
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for the end of a program that ends by itself.</summary>
    public async Task<ChildProcess> WaitAsync()
    {
        using var limit = new CancellationTokenSource(StorageAccount.Patience);
        await _process.WaitForExitAsync(limit.Token);
        return this;
    }

    public Task WaitUntilStartedAsync() => Eventually.IsTrueAsync(() => Output.Contains("Started the functions host", StringComparison.Ordinal), StorageAccount.Patience, () => Output + Errors);

    /// <summary>Waits until <c>ingest up</c> says where its storage is.</summary>
    public async Task<string> WaitForConnectionAsync()
    {
        string? connection = null;
        await Eventually.IsTrueAsync(() => (connection = PrintedConnection()) is not null, StorageAccount.Patience, () => Output + Errors);
        return connection!;
    }

    /// <param name="signal">As <c>kill</c> names it: STOP, CONT, TERM.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the end. Not SIGINT: a test run that was started in the background ignores it, and so do its children.</summary>
    public async Task TerminateAsync()
    {
        await SignalAsync("TERM");
        await WaitAsync();
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        ThrowOnSecret();
    }

    /// <summary>The logs are on one of the two streams; nothing but the line that is meant for it may hold the key.</summary>
    private void ThrowOnSecret()
    {
        var connection = _connectionString ?? PrintedConnection() ?? "";
        var leaks = (Output + Errors).Split('\n').Where(line => !line.StartsWith(ConnectionLabel, StringComparison.Ordinal) && Secrets.AreIn(line, connection)).ToList();

        if (leaks.Count > 0)
        {
            throw new InvalidOperationException($"A program told a secret on {leaks.Count} lines, the first of {leaks[0].Length} characters.");
        }
    }

    private string? PrintedConnection() => Output.Split('\n')[..^1].FirstOrDefault(line => line.StartsWith(ConnectionLabel, StringComparison.Ordinal))?[ConnectionLabel.Length..].Trim();

    /// <summary>Each project has a folder of its own for each configuration: <c>bin/PROJECT/debug</c>.</summary>
    private static string PathOf(string project, string assembly)
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, project, tests.Name, assembly);
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
