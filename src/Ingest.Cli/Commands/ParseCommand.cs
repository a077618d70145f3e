using System.CommandLine;
using System.Text.Json;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest parse PATH... [--out DIR]</c>: offline, no storage.</summary>
public static class ParseCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Out = new("--out") { Description = "Write DIR/<relative path>.json, an array of records, per input file; else JSON lines to standard output." };

    public static Command Create()
    {
        var command = new Command("parse", "Parse files offline into article records.") { Paths, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = DropFile.Find(parsed.GetValue(Paths)!);
        await using var output = new OfflineOutput(parsed.GetValue(Out));
        var parser = new OfflineParser(new IntakeOptions());
        var rejected = 0;

        await foreach (var ((file, _), outcome) in ParallelInOrder.SelectAsync(parser.ReadAsync(files, cancellationToken), input => Task.FromResult(parser.Parse(input.Entry, cancellationToken)), cancellationToken))
        {
            foreach (var rejection in outcome.Rejections)
            {
                rejected++;
                await Console.Error.WriteLineAsync(Plain.Line($"{file.Path}{(rejection.EntryPath.Length > 0 ? " > " + rejection.EntryPath : "")}: {rejection.Reason}: {rejection.Detail} {rejection.Reason.NextAction()}"));
            }

            await output.AddAsync(file.Name, outcome.Articles.Select(article => JsonSerializer.Serialize(article, ArticleJsonContext.Relaxed.Article)), cancellationToken);
        }

        return rejected > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
