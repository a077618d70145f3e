using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Cli.Output.Marks;
using Ingest.Core.Articles;
using Ingest.Core.Writing;
using Ingest.Storage.Connection;
using Ingest.Tables.Reading;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest show ID</c></summary>
public static class ShowCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "Article id." };

    private static readonly Option<bool> History = new("--history") { Description = "Show what changed in the article since it was first seen." };

    private static readonly Option<bool> Annotated = new("--annotated") { Description = "Mark the people, organizations, places, dates, quotes and quantities in the text." };

    public static Command Create() => ReadingCommand.Create("show", "Show one article.", [Id, History, Annotated], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(Id)!;
        var stored = await session.Get<IArticleStore>().FindAsync(id, cancellationToken) ?? throw new UserException($"There is no article '{id}'.");

        if (parsed.GetValue(History))
        {
            var changes = await session.Get<IArticleStore>().HistoryAsync(id, cancellationToken).ToListAsync(cancellationToken);
            HistoryOutput.Write(stored, changes, asJson: parsed.GetValue(ReadingCommand.Json));
        }
        else if (parsed.GetValue(ReadingCommand.Json))
        {
            Console.Out.WriteLine(Plain.Json(System.Text.Json.JsonSerializer.Serialize(stored.Article, ArticleJsonContext.Relaxed.Article)));
        }
        else if (parsed.GetValue(Annotated))
        {
            PrintFields(stored);
            MarkedOutput.Write(AnsiConsole.Console, stored.Article, MarkedOutput.HasColour(AnsiConsole.Console));
        }
        else
        {
            PrintFields(stored);
            PrintText(stored.Article);
            StoryOutput.Write(id, await new ArticleReader(session.Get<StorageClients>().Tables).StoryOfAsync(id, cancellationToken).ToListAsync(cancellationToken));
        }

        return ExitCode.Done;
    }

    private static void PrintFields(StoredArticle stored)
    {
        var article = stored.Article;
        var fields = TextTable.Create("field", "value");
        (string Name, string? Value)[] values =
        [
            ("id", article.Id),
            ("headline", article.Headline),
            ("dek", article.AlternativeHeadline),
            ("authors", string.Join(", ", article.Authors.Select(author => author.Name))),
            ("publisher", article.Publisher),
            ("source", article.SourceOrganization),
            ("published", article.DatePublished?.ToString()),
            ("modified", article.DateModified?.ToString()),
            ("section", article.Section),
            ("language", LanguageOf(article)),
            ("status", article.PubStatus?.ToString().ToLowerInvariant()),
            ("url", article.Url),
            ("file", stored.Blob),
            ("same text as", article.DuplicateOf),
            ("version", $"{stored.Version}, first seen {stored.FirstSeen:u}, last changed {stored.LastChanged:u}"),
            ("words", $"{article.WordCount}, {article.ReadingTime} min"),
            ("entities", string.Join(", ", article.Entities.Select(entity => $"{entity.Name} ({entity.Id.Split(':')[0]} {entity.Mentions.Count})"))),
            ("images", string.Join("; ", article.Images.Select(image => $"{image.Caption} [{image.CreditText}]"))),
        ];

        foreach (var (name, value) in values.Where(field => !string.IsNullOrEmpty(field.Value)))
        {
            fields.Add(name, value);
        }

        AnsiConsole.Write(fields);
    }

    private static string? LanguageOf(Article article) => article.Language is not null && article.Provenance.Fields.TryGetValue("language", out var evidence)
        ? string.Create(CultureInfo.InvariantCulture, $"{article.Language} ({evidence.Confidence:0.00} by {evidence.Source})")
        : article.Language;

    private static void PrintText(Article article)
    {
        foreach (var paragraph in article.Body)
        {
            Console.WriteLine();
            AnsiConsole.Write(new Text(Plain.Line(paragraph)));
            Console.WriteLine();
        }

        foreach (var quote in article.Quotes.Where(quote => quote.Speaker is not null))
        {
            Console.WriteLine(Plain.Line($"{quote.Speaker}: \"{quote.Text}\""));
        }
    }
}
