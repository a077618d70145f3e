using System.CommandLine;
using System.Text.Json;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;
using Ingest.Core.Parsing.Languages;

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
        var enricher = new ArticleEnricher(new InProcessEntityEnricher());
        await using var output = new OfflineOutput(parsed.GetValue(Out));

        await foreach (var (file, json) in ParallelInOrder.SelectAsync(DropFile.Find(parsed.GetValue(Paths)!), file => AnnotateAsync(enricher, file, cancellationToken), cancellationToken))
        {
            await output.WriteAsync(file.Name, json, cancellationToken);
        }

        return ExitCode.Done;
    }

    private static async Task<string> AnnotateAsync(ArticleEnricher enricher, DropFile file, CancellationToken cancellationToken)
    {
        var metadata = await OfflineInput.ReadMetadataAsync(file.Path, cancellationToken);

        // One paragraph of body, so that its text is the file's: the analyser finds the paragraphs in it, and offsets point into the file.
        var text = await File.ReadAllTextAsync(file.Path, cancellationToken);
        var article = new Article
        {
            Id = file.Name,
            Body = [text],
            DatePublished = metadata.DatePublished,
            Language = TextLanguage.Detect([text]),
            Provenance = new Provenance { Blob = file.Name, Sha256 = "", MediaType = "text/plain", ParserVersion = "" },
        };
        var enriched = await enricher.EnrichAsync(article, TextAnalyzer.AnalyzeVerbatim(text, article.Language), cancellationToken);
        return JsonSerializer.Serialize(Annotations.Of(enriched), AnnotationsJsonContext.Relaxed.Annotations);
    }
}
