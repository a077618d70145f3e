using System.CommandLine;
using System.Text.Json;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment;
using Ingest.Core.Parsing.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest annotate PATH... [--out DIR]</c>: offline; the text is taken verbatim as the body.</summary>
public static class AnnotateCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Text files and folders.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Out = new("--out") { Description = "Write DIR/<relative path>.json per input file; else JSON lines to standard output." };

    public static Command Create()
    {
        var command = new Command("annotate", "Annotate plain text offline: entities, dates and quotes with their offsets.") { Paths, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddIngestEnrichment();
        await using var provider = services.BuildServiceProvider();
        var enricher = provider.GetRequiredService<IArticleEnricher>();
        await using var output = new OfflineOutput(parsed.GetValue(Out));

        await foreach (var (file, json) in ParallelInOrder.SelectAsync(DropFile.Find(parsed.GetValue(Paths)!), file => AnnotateAsync(enricher, file, cancellationToken), cancellationToken))
        {
            await output.WriteAsync(file.Name, json, cancellationToken);
        }

        return ExitCode.Done;
    }

    private static async Task<string> AnnotateAsync(IArticleEnricher enricher, DropFile file, CancellationToken cancellationToken)
    {
        var metadata = await OfflineInput.ReadMetadataAsync(file.Path, cancellationToken);

        // Cut where paragraphs are joined: the body's text is then the file's, and offsets point into the file.
        var paragraphs = (await File.ReadAllTextAsync(file.Path, cancellationToken)).Split(ArticleBody.ParagraphBreak);
        var article = new Article
        {
            Id = file.Name,
            Body = paragraphs,
            DatePublished = metadata.DatePublished,
            Language = TextLanguage.Detect(paragraphs),
            Provenance = new Provenance { Blob = file.Name, Sha256 = "", MediaType = "text/plain", ParserVersion = "" },
        };
        var enriched = await enricher.EnrichAsync(article, cancellationToken);
        return JsonSerializer.Serialize(Annotations.Of(enriched), AnnotationsJsonContext.Relaxed.Annotations);
    }
}
