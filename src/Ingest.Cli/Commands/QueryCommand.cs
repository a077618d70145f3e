using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Articles;
using Ingest.Storage.Connection;
using Ingest.Tables.Reading;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest query (--entity NAME | --speaker NAME | --source S | --since D)</c></summary>
public static class QueryCommand
{
    private static readonly Option<string?> Entity = new("--entity") { Description = "Articles that mention this person, organisation, place or other name." };
    private static readonly Option<string?> Speaker = new("--speaker") { Description = "What this person said." };
    private static readonly Option<string?> Source = new("--source") { Description = "Articles of this publisher or agency." };
    private static readonly Option<string?> Since = new("--since") { Description = "Nothing older than this day (yyyy-MM-dd) or instant (ISO 8601)." };
    private static readonly Option<int> Most = new("--most") { Description = "Rows to print.", DefaultValueFactory = _ => 50 };

    public static Command Create() => ReadingCommand.Create("query", "Find articles and quotes, newest first.", [Entity, Speaker, Source, Since, Most], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(parsed, new ArticleReader(session.Get<StorageClients>().Tables), cancellationToken).Take(parsed.GetValue(Most)).ToListAsync(cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(rows);
            return ExitCode.Done;
        }

        var table = TextTable.Create("date", "article", "what", "from");

        foreach (var row in rows)
        {
            table.Add($"{row.Date:yyyy-MM-dd HH:mm}", row.ArticleId, Plain.Line(row.Text, 90), Plain.Line(row.From, 30));
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"{rows.Count} rows");
        return ExitCode.Done;
    }

    private static IAsyncEnumerable<Row> FindAsync(ParseResult parsed, ArticleReader reader, CancellationToken cancellationToken)
    {
        var since = SinceOf(parsed.GetValue(Since));
        var (entity, speaker, source) = (parsed.GetValue(Entity), parsed.GetValue(Speaker), parsed.GetValue(Source));

        if (new[] { entity, speaker, source }.Count(value => value is not null) > 1)
        {
            throw new UserException("Ask for one of --entity, --speaker and --source at a time.");
        }

        return (entity, speaker) switch
        {
            ({ } name, _) => reader.ByEntityAsync(name, type: null, since, cancellationToken).Select(row => new Row(row.Date, row.ArticleId, row.Headline, row.Publisher)),
            (_, { } name) => reader.BySpeakerAsync(name, since, cancellationToken).Select(row => new Row(row.Date, row.ArticleId, $"\"{row.Text}\"", row.Speaker)),
            _ => reader.LatestAsync(since, source, cancellationToken).Select(row => new Row(row.Date, row.ArticleId, row.Headline, row.Publisher ?? row.SourceOrganization)),
        };
    }

    private static DateTimeOffset? SinceOf(string? text) => text is null
        ? null
        : ArticleDate.TryParse(text, out var date) ? date.Value : throw new UserException($"'{text}' is neither a day (yyyy-MM-dd) nor an ISO 8601 instant.");

    private sealed record Row(DateTimeOffset Date, string ArticleId, string? Text, string? From);
}
