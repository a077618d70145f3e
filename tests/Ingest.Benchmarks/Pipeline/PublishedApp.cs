using System.Diagnostics;
using System.Runtime.InteropServices;
using Ingest.Benchmarks.Measuring;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Programs as they are deployed: published for the runtime of this machine. Each is published once for all hosts of this program.</summary>
public static class PublishedApp
{
    public const string FunctionsProject = "src/Ingest.Functions";

    /// <summary>All that a deployment says; the project does the rest.</summary>
    public static IReadOnlyList<string> ForThisRuntime { get; } = ["-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained"];

    private static readonly Lazy<Task<string>> Functions = new(() => PublishAsync(FunctionsProject, FolderOf("functions"), ForThisRuntime, CancellationToken.None));
    private static readonly Lazy<Task<string>> Cli = new(() => PublishAsync("src/Ingest.Cli", FolderOf("cli"), ForThisRuntime, CancellationToken.None));
    private static readonly Lazy<Task<string>> Plain = new(() => PublishAsync("tests/Ingest.Benchmarks", FolderOf("plain"), ForThisRuntime, CancellationToken.None));

    public static Task<string> FunctionsAsync() => Functions.Value;

    /// <summary>The command line, which starts the emulator itself.</summary>
    public static async Task<string> CliAsync() => Path.Combine(Path.GetDirectoryName(await Cli.Value)!, "ingest.dll");

    /// <summary>This program, which has the plain design in it.</summary>
    public static Task<string> PlainAsync() => Plain.Value;

    /// <param name="project">Its folder, in the repository.</param>
    /// <returns>The path of the program.</returns>
    public static async Task<string> PublishAsync(string project, string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        // Intermediate files of their own: those of the repository's build stay as they are, and its lock files, which know no runtime identifier, too.
        var scratch = FolderOf("scratch");
        string[] common = ["publish", Path.Combine(Repository.Folder, project), "-c", "Release", "-o", folder, "--artifacts-path", scratch, $"-p:LockFilesFolder={scratch}/locks", "-p:RestoreLockedMode=false", "-v", "quiet", "--nologo"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. common, .. arguments]) { UseShellExecute = false })!;
        await process.WaitForExitAsync(cancellationToken);

        return process.ExitCode == 0 ? Path.Combine(folder, $"{Path.GetFileName(project)}.dll") : throw new InvalidOperationException($"Publishing '{project}' with '{string.Join(' ', arguments)}' failed.");
    }

    private static string FolderOf(string name) => Path.Combine(Repository.Folder, "artifacts", "benchmarks-published", name);
}
