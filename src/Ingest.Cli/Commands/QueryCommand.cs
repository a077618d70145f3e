using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Articles;
using Ingest.Storage.Connection;
using Ingest.Tables.Reading;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest query (--entity NAME [--co-occurring NAME] | --speaker NAME | --source S) [--since D] [--until D]</c></summary>
public static class QueryCommand
{
    private static readonly Option<string?> Entity = new("--entity") { Description = "Articles that mention this person, organisation, place or other name." };
    private static readonly Option<string[]> CoOccurring = new("--co-occurring") { Description = "With --entity: and this one too; may be repeated." };
    private static readonly Option<string?> Speaker = new("--speaker") { Description = "What this person said." };
    private static readonly Option<string?> Source = new("--source") { Description = "Articles of this publisher or agency." };
    private static readonly Option<string?> Since = new("--since") { Description = "Nothing older than this day (yyyy-MM-dd) or instant (ISO 8601)." };
    private static readonly Option<string?> Until = new("--until") { Description = "Nothing newer than this day, which is included, or than this instant." };
    private static readonly Option<int> Limit = new("--limit", "--most") { Description = "Rows to print.", DefaultValueFactory = _ => 50 };
    private static readonly Option<bool> Once = new("--once") { Description = "Of several copies of a story, print the newest only. Not with --entity and --speaker." };

    public static Command Create() => ReadingCommand.Create("query", "Find articles and quotes, newest first.", [Entity, CoOccurring, Speaker, Source, Since, Until, Limit, Once], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var rows = await Find(parsed, new ArticleReader(session.Get<StorageClients>().Tables)).Take(parsed.GetValue(Limit)).ToListAsync(cancellationToken);

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

    private static IAsyncEnumerable<Row> Find(ParseResult parsed, ArticleReader reader)
    {
        var (entity, speaker, source, others) = (parsed.GetValue(Entity), parsed.GetValue(Speaker), parsed.GetValue(Source), parsed.GetValue(CoOccurring) ?? []);
        var options = new ReadOptions { From = TimeOf(parsed.GetValue(Since), isEnd: false), To = TimeOf(parsed.GetValue(Until), isEnd: true) };

        if (new[] { entity, speaker, source }.Count(value => value is not null) > 1)
        {
            throw new UserException("Ask for one of --entity, --speaker and --source at a time.");
        }

        if (others.Length > 0 && entity is null)
        {
            throw new UserException("--co-occurring names a further entity; give the first one with --entity.");
        }

        if (parsed.GetValue(Once) && (entity ?? speaker) is not null)
        {
            throw new UserException("--once goes with the list of articles and with --source.");
        }

        return (entity, speaker, source) switch
        {
            ({ } name, _, _) when others.Length > 0 => reader.CoOccurrencesAsync([name, .. others], options).Select(row => new Row(row.Date, row.ArticleId, row.Headline, row.Publisher)),
            ({ } name, _, _) => reader.ByEntityAsync(name, type: null, options).Select(row => new Row(row.Date, row.ArticleId, row.Headline, row.Publisher)),
            (_, { } name, _) => reader.BySpeakerAsync(name, options).Select(row => new Row(row.Date, row.ArticleId, $"\"{row.Text}\"", row.Speaker)),
            (_, _, { } name) => Copies(parsed, reader.BySourceAsync(name, options)).Select(Listed),
            _ => Copies(parsed, reader.LatestAsync(options)).Select(Listed),
        };
    }

    private static IAsyncEnumerable<Tables.Rows.ArticleByDateEntity> Copies(ParseResult parsed, IAsyncEnumerable<Tables.Rows.ArticleByDateEntity> rows) =>
        parsed.GetValue(Once) ? rows.DistinctBy(row => row.ClusterId ?? row.ArticleId) : rows;

    private static Row Listed(Tables.Rows.ArticleByDateEntity row) => new(row.Date, row.ArticleId, row.Headline, row.Publisher ?? row.SourceOrganization);

    private static DateTimeOffset? TimeOf(string? text, bool isEnd)
    {
        if (text is null)
        {
            return null;
        }

        var date = ArticleDate.TryParse(text, out var parsed) ? parsed : throw new UserException($"'{text}' is neither a day (yyyy-MM-dd) nor an ISO 8601 instant.");

        return !isEnd ? date.Value
            : date.DayOnly == DateOnly.MaxValue ? null
            : date.HasTime ? date.Value.AddTicks(1)
            : date.Value.AddDays(1);
    }

    private sealed record Row(DateTimeOffset Date, string ArticleId, string? Text, string? From);
}
