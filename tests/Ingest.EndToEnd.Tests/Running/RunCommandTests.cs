using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

public sealed partial class RunCommandTests
{
    [Fact]
    public async Task Run_WritesEverySample_When_AllAreGood()
    {
        var data = Directory.CreateTempSubdirectory("ingest-run-").FullName;

        await using var run = await ChildProcess.StartCommand(["run", Repository.PathOf("tests", "samples"), "--data", data]).WaitAsync();

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var summary = Summary().Match(run.Output);
        Assert.True(summary.Success, run.Output);
        Assert.True(int.Parse(summary.Groups["files"].Value, CultureInfo.InvariantCulture) >= 12, summary.Value);
        Assert.True(int.Parse(summary.Groups["articles"].Value, CultureInfo.InvariantCulture) >= 12, summary.Value);
        Assert.Equal(("0", "0"), (summary.Groups["duplicates"].Value, summary.Groups["letters"].Value));
        Assert.Equal("", run.Errors.Trim());
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Run_ExitsWith1AndNamesTheReasons_When_FilesAreBroken()
    {
        var data = Directory.CreateTempSubdirectory("ingest-run-").FullName;
        string[] files = [Repository.PathOf("tests", "samples-broken", "empty.txt"), Repository.PathOf("tests", "samples", "text", "swat-footbridge.txt")];

        await using var run = await ChildProcess.StartCommand(["run", .. files, "--data", data]).WaitAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("2 files, 1 articles written, 0 duplicates, 1 dead letters", run.Output, StringComparison.Ordinal);
        Assert.Contains("Empty: ", run.Output, StringComparison.Ordinal);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Up_TellsOtherCommandsWhereItIsAndStopsCleanly_When_ItIsTerminated()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM to send.");
        var folder = Directory.CreateTempSubdirectory("ingest-up-").FullName;
        await using var up = ChildProcess.StartCommand(["up", "--url", "http://127.0.0.1:0"], folder: folder);
        await Eventually.IsTrueAsync(() => up.Output.Contains("AzureWebJobsStorage=", StringComparison.Ordinal), StorageAccount.Patience, () => up.Output + up.Errors);

        await using var drop = await ChildProcess.StartCommand(["drop", Repository.PathOf("tests", "samples", "text")], folder: folder).WaitAsync();
        await using var account = new StorageAccount(ConnectionString().Match(up.Output).Groups["value"].Value.Trim());
        await account.WaitUntilAllDoneAsync();
        await using var status = await ChildProcess.StartCommand(["status", "--verify"], folder: folder).WaitAsync();

        await up.TerminateAsync();
        Assert.Equal((0, 0, 0), (drop.ExitCode, status.ExitCode, up.ExitCode));
        Assert.Contains("0 gaps", status.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, ".ingest", "session.json")));
        await using var after = await ChildProcess.StartCommand(["status", "--connection", account.ConnectionString], folder: folder).WaitAsync();
        Assert.Equal(1, after.ExitCode);
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"(?<files>\d+) files, (?<articles>\d+) articles written, (?<duplicates>\d+) duplicates, (?<letters>\d+) dead letters", RegexOptions.NonBacktracking)]
    private static partial Regex Summary();

    [GeneratedRegex(@"AzureWebJobsStorage=(?<value>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex ConnectionString();
}
