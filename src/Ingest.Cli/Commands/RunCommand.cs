using System.CommandLine;
using System.Diagnostics;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Stories;
using Microsoft.Extensions.Logging;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest run PATH...</c>: the whole service for the time that some files take.</summary>
public static class RunCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders to drop.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Keep = new("--keep") { Description = "Stay up when all files are done." };
    private static readonly Option<string?> Data = new("--data") { Description = "Folder for the emulator's data. Default: a new one under the temporary folder." };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show what the functions log." };

    public static Command Create()
    {
        var command = new Command("run", "Start everything, drop files, wait until each has come to its end, and print what became of them.") { Paths, Keep, Data, Verbose };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = DropFile.Find(parsed.GetValue(Paths)!);
        var data = parsed.GetValue(Data) ?? Path.Combine(Path.GetTempPath(), "ingest", $"run-{Guid.NewGuid():N}"[..12]);
        using var progress = new StageProgress();
        await using var stack = await StartAsync(data, parsed.GetValue(Verbose), cancellationToken);
        await using var session = StorageSession.Open(stack.ConnectionString);
        var watch = Stopwatch.StartNew();
        var drops = await DropAsync(files, session.Get<IDropContainer>(), cancellationToken);
        var entries = await RunProgress.ShowAsync(new DropWatch(session.Get<ILedger>(), drops), progress, files.Count, cancellationToken);
        await session.Get<StoryHandler>().ClusterAllAsync(cancellationToken);
        var report = await RunReport.ReadAsync(entries, session, cancellationToken);
        report.Print(watch.Elapsed);

        if (parsed.GetValue(Keep))
        {
            await UpCommand.StayUpAsync(stack, cancellationToken);
        }

        return report.Failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<LocalStack> StartAsync(string data, bool verbose, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var stack = await LocalStack.StartAsync(data, verbose ? LogLevel.Information : LogLevel.Error, LocalStack.AnyPort, collector: null, cancellationToken);
        Console.WriteLine($"Storage emulator and functions are up after {watch.Elapsed.TotalSeconds:0.0} s; data in {stack.DataFolder}");
        return stack;
    }

    private static async Task<IReadOnlyCollection<DropInfo>> DropAsync(IReadOnlyList<DropFile> files, IDropContainer drops, CancellationToken cancellationToken)
    {
        var dropped = new DropInfo[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Count, parallel, async (i, token) => dropped[i] = await files[i].DropAsync(drops, token));
        return dropped;
    }
}
