using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest deadletters list | show | replay</c></summary>
public static class DeadLettersCommand
{
    private static readonly Option<bool> Closed = new("--closed") { Description = "Show replayed letters too." };
    private static readonly Argument<string> Id = new("ID") { Description = "Id of a dead letter." };
    private static readonly Argument<string[]> Ids = new("ID") { Description = "Ids of dead letters.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> All = new("--all") { Description = "Replay every open letter." };
    private static readonly Option<ReasonCode?> Reason = new("--reason") { Description = "Only letters with this reason code." };
    private static readonly Option<Stage?> AtStage = new("--stage") { Description = "Only letters of this stage (pickup, parse, enrich, write)." };
    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "Only letters whose last failure was at or after this time." };

    public static Command Create() => new("deadletters", "List, show and replay what failed.")
    {
        ReadingCommand.Create("list", "List dead letters, newest first.", [Closed, Reason, AtStage, Since], ListAsync),
        ReadingCommand.Create("show", "Show one dead letter.", [Id], ShowAsync),
        ReadingCommand.Create("replay", "Have the input picked up again, and close the letter.", [Ids, All, Reason, AtStage, Since], ReplayAsync),
    };

    private static async Task<int> ListAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var letters = await FindAsync(parsed, session, parsed.GetValue(Closed), cancellationToken).ToListAsync(cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(letters);
            return ExitCode.Done;
        }

        var table = TextTable.Create("id", "last", "stage", "reason", "file", "what was seen");

        foreach (var letter in letters)
        {
            table.Add(letter.Id, $"{letter.LastAt:yyyy-MM-dd HH:mm:ss}", letter.Stage.ToString(), letter.Reason.ToString(), Plain.Line($"{letter.Blob} {letter.EntryPath}", 50), Plain.Line(letter.Detail, 80));
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"{letters.Count} dead letters");
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var letter = await FindAsync(parsed.GetValue(Id)!, session, cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(letter);
            return ExitCode.Done;
        }

        var table = TextTable.Create("field", "value")
            .Add("id", letter.Id)
            .Add("reason", letter.Reason.ToString())
            .Add("what was seen", letter.Detail)
            .Add("what to do", letter.Reason.NextAction())
            .Add("stage", letter.Stage.ToString())
            .Add("file", letter.Blob)
            .Add("entry", letter.EntryPath)
            .Add("version", letter.ETag)
            .Add("exception", letter.ExceptionType)
            .Add("attempts", $"{letter.Attempts}, first {letter.FirstAt:u}, last {letter.LastAt:u}")
            .Add("trace", letter.TraceId)
            .Add("replayed", letter.ClosedAt?.ToString("u"))
            .Add("message", Plain.Line(letter.Message, 500));
        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var letters = await ChosenAsync(parsed, session, cancellationToken);
        var replayed = await session.Get<DeadLetterReplay>().ReplayAsync(letters, cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(replayed);
            return replayed.Count == letters.Count ? ExitCode.Done : ExitCode.Failed;
        }

        foreach (var letter in letters.Except(replayed))
        {
            await Console.Error.WriteLineAsync(Plain.Line($"{letter.Id} names no file to pick up again; its message is kept in the letter."));
        }

        Console.WriteLine($"{replayed.Count} dead letters replayed");
        return replayed.Count == letters.Count ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<IReadOnlyList<DeadLetter>> ChosenAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var ids = parsed.GetValue(Ids) ?? [];

        var isFiltered = parsed.GetValue(All) || parsed.GetValue(Reason) is not null || parsed.GetValue(AtStage) is not null || parsed.GetValue(Since) is not null;

        if (ids.Length > 0 == isFiltered)
        {
            throw new UserException("Give the ids of the letters to replay, or say which by --reason, --stage or --since, or --all.");
        }

        if (ids.Length == 0)
        {
            return await FindAsync(parsed, session, includeClosed: false, cancellationToken).ToListAsync(cancellationToken);
        }

        var letters = new List<DeadLetter>();

        foreach (var id in ids)
        {
            letters.Add(await FindAsync(id, session, cancellationToken));
        }

        return letters;
    }

    private static async Task<DeadLetter> FindAsync(string id, StorageSession session, CancellationToken cancellationToken) =>
        await session.Get<IDeadLetters>().FindAsync(id, cancellationToken) ?? throw new UserException($"There is no dead letter '{id}'.");

    private static IAsyncEnumerable<DeadLetter> FindAsync(ParseResult parsed, StorageSession session, bool includeClosed, CancellationToken cancellationToken)
    {
        var (reason, stage, since) = (parsed.GetValue(Reason), parsed.GetValue(AtStage), parsed.GetValue(Since));
        return session.Get<IDeadLetters>().ListAsync(includeClosed, cancellationToken)
            .Where(letter => (reason is null || letter.Reason == reason) && (stage is null || letter.Stage == stage) && (since is null || letter.LastAt >= since));
    }
}
