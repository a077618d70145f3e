using System.Globalization;
using Ingest.Cli.Local;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Spectre.Console;

namespace Ingest.Cli.Output;

/// <summary>What became of the files of a run: a table, and a line that sums it up.</summary>
public sealed class RunReport
{
    // More rows than a person reads; the rest is counted.
    private const int MaxRows = 200;

    private readonly IReadOnlyList<LedgerEntry> _entries;
    private readonly IReadOnlyList<Row> _rows;
    private readonly IReadOnlyList<DeadLetter> _letters;

    private RunReport(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<Row> rows, IReadOnlyList<DeadLetter> letters)
    {
        _entries = entries;
        _rows = rows;
        _letters = letters;
    }

    public bool Failed => _letters.Count > 0 || _entries.Any(entry => entry.State == DropState.DeadLettered);

    /// <param name="ended">As the files came to their end; the search for copies may have changed them since.</param>
    public static async Task<RunReport> ReadAsync(IReadOnlyList<LedgerEntry> ended, StorageSession session, CancellationToken cancellationToken)
    {
        var names = ended.Select(entry => entry.Blob).ToHashSet(StringComparer.Ordinal);
        var entries = await session.Get<ILedger>().ListAsync(cancellationToken).Where(entry => names.Contains(entry.Blob)).OrderBy(entry => entry.Blob, StringComparer.Ordinal).ToListAsync(cancellationToken);
        var letters = await session.Get<IDeadLetters>().ListAsync(includeClosed: false, cancellationToken).Where(letter => letter.Blob is { } blob && names.Contains(blob)).ToListAsync(cancellationToken);
        var rows = new List<Row>();

        foreach (var entry in entries.Take(MaxRows))
        {
            rows.AddRange(await RowsOfAsync(entry, letters, session, cancellationToken));
        }

        return new RunReport(entries, rows, letters);
    }

    public void Print(TimeSpan elapsed)
    {
        var table = TextTable.Create("file", "article", "entities", "state", "time");

        foreach (var row in _rows.Take(MaxRows))
        {
            table.Add(Plain.Line(row.File, 48), Plain.Line(row.Article, 64), row.Entities?.ToString(CultureInfo.InvariantCulture), row.State, row.Time);
        }

        AnsiConsole.Write(table);

        if (_entries.Count > MaxRows)
        {
            Console.WriteLine($"... and {_entries.Count - MaxRows} more files");
        }

        Console.WriteLine(
            $"{_entries.Count} files, {_entries.Sum(entry => entry.Articles)} articles written, {_entries.Sum(entry => entry.Duplicates)} duplicates, {_letters.Count} dead letters in {elapsed.TotalSeconds:0.0} s");
    }

    private static async Task<IReadOnlyList<Row>> RowsOfAsync(LedgerEntry entry, IReadOnlyList<DeadLetter> letters, StorageSession session, CancellationToken cancellationToken)
    {
        var time = $"{(entry.UpdatedAt - entry.ReceivedAt).TotalMilliseconds:0} ms";
        var failures = letters.Where(letter => letter.Blob == entry.Blob).Select(letter => new Row(NameOf(letter), $"{letter.Reason}: {letter.Detail}", Entities: null, "dead-lettered", time));
        var store = session.Get<IArticleStore>();
        var articles = new List<Row>();

        await foreach (var batch in session.Get<ILedger>().BatchesAsync(entry.Blob, cancellationToken).Where(batch => batch.Version == entry.Version))
        {
            foreach (var articleId in batch.Outcome.ArticleIds)
            {
                if (await store.FindAsync(articleId, cancellationToken) is { } stored)
                {
                    var state = stored.Article.DuplicateOf is { } other ? $"same text as {(await store.FindAsync(other, cancellationToken))?.Blob ?? other}" : stored.Blob == entry.Blob ? "written" : $"duplicate of {stored.Blob}";
                    articles.Add(new Row(entry.Blob, stored.Article.Headline, stored.Article.Entities.Count, state, time));
                }
            }
        }

        return [.. articles, .. failures];
    }

    private static string NameOf(DeadLetter letter) => letter.EntryPath.Length > 0 ? $"{letter.Blob} > {letter.EntryPath}" : letter.Blob!;

    private sealed record Row(string File, string? Article, int? Entities, string State, string Time);
}
