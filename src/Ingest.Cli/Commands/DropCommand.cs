using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Intake;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest drop PATH...</c></summary>
public static class DropCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders to drop.", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("drop", "Drop files into the container; a folder's files keep their relative paths.") { Paths, StorageSession.ConnectionOption };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = DropFile.Find(parsed.GetValue(Paths)!);
        await using var session = StorageSession.Open(parsed);

        foreach (var file in files)
        {
            var drop = await file.DropAsync(session.Get<IDropContainer>(), cancellationToken);
            Console.WriteLine(Plain.Line($"{drop.Name}  {drop.Length} bytes"));
        }

        Console.WriteLine($"{files.Count} files dropped");
        return ExitCode.Done;
    }
}
