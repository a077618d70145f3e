using System.Diagnostics;
using System.Text;
using Ingest.Testing;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>One of the shipped programs in a process of its own.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private ChildProcess(Process process) => this.process = process;

    public string Output => Text(output);

    public string Errors => Text(errors);

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <param name="program">File name of an assembly beside the tests.</param>
    /// <param name="settings">Environment variables; null removes one.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
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

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(Process.Start(start)!);
        child.process.OutputDataReceived += (_, line) => Append(child.output, line.Data);
        child.process.ErrorDataReceived += (_, line) => Append(child.errors, line.Data);
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for the end of a program that ends by itself.</summary>
    public async Task<ChildProcess> WaitAsync()
    {
        using var limit = new CancellationTokenSource(StorageAccount.Patience);
        await process.WaitForExitAsync(limit.Token);
        return this;
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
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
