using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ingest.LocalHost.Azurite;

/// <summary>The Azurite that <c>infra/azurite/package-lock.json</c> pins, installed at its first use.</summary>
public sealed class AzuriteInstallation
{
    private const int OldestNode = 20;

    private static readonly TimeSpan LockRetryPause = TimeSpan.FromMilliseconds(200);

    private AzuriteInstallation(string script) => Script = script;

    /// <summary>Path of the script that node runs.</summary>
    public string Script { get; }

    /// <summary>Looks for <c>infra/azurite</c> in <paramref name="folder"/> and above it, and runs <c>npm ci</c> there when the packages are missing.</summary>
    /// <exception cref="InvalidOperationException">Node or npm is missing or too old, the folder is not found, or npm failed; the message says what to do.</exception>
    public static async Task<AzuriteInstallation> FindOrInstallAsync(string folder, CancellationToken cancellationToken = default)
    {
        var package = FindPackage(folder);
        await CheckNodeAsync(cancellationToken);
        var script = Path.Combine(package, "start.cjs");
        if (!IsInstalled(package))
        {
            await using var installing = await LockAsync(Path.Combine(package, ".install.lock"), cancellationToken);
            if (!IsInstalled(package))
            {
                await InstallAsync(package, cancellationToken);
            }
        }

        return new AzuriteInstallation(script);
    }

    // npm writes the hidden lock file last, so that an installation that was cut off is seen as such.
    private static bool IsInstalled(string package)
    {
        var installed = Path.Combine(package, "node_modules", ".package-lock.json");
        return File.Exists(installed) && ReadVersion(installed) == ReadVersion(Path.Combine(package, "package-lock.json"));
    }

    private static string? ReadVersion(string lockFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(lockFile));
        return document.RootElement.GetProperty("packages").GetProperty("node_modules/azurite").GetProperty("version").GetString();
    }

    private static string FindPackage(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            var package = Path.Combine(directory.FullName, "infra", "azurite");
            if (File.Exists(Path.Combine(package, "package-lock.json")))
            {
                return package;
            }
        }

        throw new InvalidOperationException($"There is no infra/azurite/package-lock.json in '{folder}' or above it. Run from within the repository, or give a connection string of a storage account instead.");
    }

    private static async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        var (_, output) = await RunAsync("node", ["--version"], Environment.CurrentDirectory, cancellationToken);
        CheckNodeVersion(output.Trim());
    }

    internal static void CheckNodeVersion(string version)
    {
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) || major < OldestNode)
        {
            throw new InvalidOperationException($"Azurite needs Node.js {OldestNode} or newer, and 'node --version' says '{version}'. Install a current Node.js from https://nodejs.org.");
        }
    }

    private static async Task InstallAsync(string package, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], package, cancellationToken);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in '{package}' failed with exit code {exitCode}:{Environment.NewLine}{output}");
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // Another process installs; what it installs serves this one too.
                await Task.Delay(LockRetryPause, cancellationToken);
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string command, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"'{command}' was not found. Azurite, the storage emulator, runs on Node.js {OldestNode} or newer with npm: install it from https://nodejs.org.", exception);
        }
    }
}
