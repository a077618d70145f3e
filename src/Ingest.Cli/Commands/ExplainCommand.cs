using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest explain ID-or-blob</c>: what happened to a file, or to the file behind an article.</summary>
public static class ExplainCommand
{
    // More than a person reads; the batches have the ids of all.
    private const int MaxDuplicates = 20;

    private static readonly Argument<string> What = new("ID-or-BLOB") { Description = "Name of a dropped blob, or an article id." };

    public static Command Create() => ReadingCommand.Create("explain", "Tell what happened to a dropped file.", [What], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var what = parsed.GetValue(What)!;
        var ledger = session.Get<ILedger>();
        var entry = await ledger.FindAsync(what, cancellationToken) ?? await FindBehindAsync(what, session, cancellationToken) ?? throw new UserException(await UnknownAsync(what, session, cancellationToken));
        var batches = await ledger.BatchesAsync(entry.Blob, cancellationToken).ToListAsync(cancellationToken);
        var story = new Story
        {
            Entry = entry,
            Batches = batches,
            Duplicates = await DuplicatesAsync(batches.Where(batch => batch.Version == entry.Version), session.Get<IArticleStore>(), cancellationToken),
            DeadLetters = await session.Get<IDeadLetters>().ListAsync(includeClosed: true, cancellationToken).Where(letter => letter.Blob == entry.Blob).ToListAsync(cancellationToken),
        };

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(story);
        }
        else
        {
            Print(story);
        }

        return ExitCode.Done;
    }

    private static async Task<LedgerEntry?> FindBehindAsync(string articleId, StorageSession session, CancellationToken cancellationToken) =>
        await session.Get<IArticleStore>().FindAsync(articleId, cancellationToken) is { } stored
            ? await session.Get<ILedger>().FindAsync(stored.Blob, cancellationToken)
            : null;

    /// <summary>Who has the articles that the file does not count as its own.</summary>
    private static async Task<IReadOnlyList<Duplicate>> DuplicatesAsync(IEnumerable<FinishedBatch> batches, IArticleStore store, CancellationToken cancellationToken)
    {
        var duplicates = new List<Duplicate>();

        foreach (var id in batches.SelectMany(batch => batch.Outcome.DuplicateIds).Take(MaxDuplicates))
        {
            var own = await store.FindAsync(id, cancellationToken);
            var standing = own?.Article.DuplicateOf is { } other ? await store.FindAsync(other, cancellationToken) : own;

            if (standing is not null)
            {
                duplicates.Add(new Duplicate(id, standing.Article.Id, standing.Blob));
            }
        }

        return duplicates;
    }

    private static async Task<string> UnknownAsync(string what, StorageSession session, CancellationToken cancellationToken) =>
        await session.Get<IDropContainer>().FindAsync(what, cancellationToken) is null
            ? $"'{what}' is neither a file in the container or the ledger nor an article."
            : $"'{what}' is in the container and not yet in the ledger: it waits to be picked up.";

    private static void Print(Story story)
    {
        var entry = story.Entry;
        var table = TextTable.Create("when", "what");

        foreach (var version in entry.History.Reverse())
        {
            table.Add(Time(version.At), $"version {version.Version} ({version.ETag}) ended as {version.State.Name()}");
        }

        table.Add(Time(entry.LastModified), $"version {entry.Version} ({entry.ETag}, {entry.Length} bytes) dropped");
        table.Add(Time(entry.ReceivedAt), $"picked up, cut into {(entry.BatchCount == 0 ? "batches" : $"{entry.BatchCount} batch(es)")}, trace {entry.TraceId}");

        foreach (var batch in story.Batches)
        {
            AddBatch(table, batch, entry.ReceivedAt);
        }

        foreach (var letter in story.DeadLetters)
        {
            table.Add(Time(letter.LastAt), $"dead letter {letter.Id}, {letter.Reason}: {letter.Detail} {letter.Reason.NextAction()}");
        }

        foreach (var duplicate in story.Duplicates)
        {
            table.Add("", duplicate.Id == duplicate.Of ? $"article {duplicate.Id} is carried by '{duplicate.Blob}'" : $"article {duplicate.Id} has the same text as {duplicate.Of} of '{duplicate.Blob}'");
        }

        table.Add(Time(entry.UpdatedAt), $"now {entry.State.Name()}: {entry.Articles} articles, {entry.Duplicates} duplicates, {entry.Rejections} rejected");
        Console.WriteLine(Plain.Line(entry.Blob));
        AnsiConsole.Write(table);
    }

    private static void AddBatch(Table table, FinishedBatch batch, DateTimeOffset receivedAt)
    {
        var outcome = batch.Outcome;
        var name = $"version {batch.Version}, batch {outcome.Batch}";
        var from = receivedAt;

        foreach (var (at, what) in new[] { (outcome.ParsedAt, "parsed"), (outcome.EnrichedAt, "enriched") })
        {
            if (at is { } time)
            {
                table.Add(Time(time), $"{name} {what}{Took(from, time)}");
                from = time;
            }
        }

        (string Label, string Value)[] details =
        [
            ("written", string.Join(' ', outcome.WrittenIds)),
            ("duplicate", string.Join(' ', outcome.DuplicateIds)),
            ("rejected", outcome.Rejections > 0 ? $"{outcome.Rejections} ({outcome.Reason})" : ""),
            ("trace", outcome.TraceId ?? ""),
        ];
        var told = details.Where(detail => detail.Value.Length > 0).Select(detail => $"{detail.Label}: {detail.Value}");
        table.Add(Time(batch.FinishedAt), $"{name} finished{Took(from, batch.FinishedAt)}; {string.Join("; ", told)}");
    }

    // The batches of earlier versions started before this one was received.
    private static string Took(DateTimeOffset from, DateTimeOffset to) => to >= from ? string.Create(CultureInfo.InvariantCulture, $" after {(to - from).TotalMilliseconds:F0} ms") : "";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private sealed record Story
    {
        public required LedgerEntry Entry { get; init; }

        public required IReadOnlyList<FinishedBatch> Batches { get; init; }

        public required IReadOnlyList<Duplicate> Duplicates { get; init; }

        public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }
    }

    /// <param name="Of">The article that stands: the same, carried by another file, or one with the same text.</param>
    private sealed record Duplicate(string Id, string Of, string Blob);
}
