using System.Diagnostics;
using System.Text;
using Ingest.Benchmarks.Measuring;
using Ingest.Benchmarks.Reporting;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;
using Ingest.Core.Parsing;

namespace Ingest.Benchmarks.Suites;

/// <summary>Others' parsers and recognisers beside ours, over the same documents in the same run. None of them ships; what <c>peers/install.sh</c> has not installed is left out.</summary>
public static class Peers
{
    private const string MediaType = "text/html";
    private const double Seconds = 5;
    private const int WarmUps = 5;

    /// <summary>Pages: the article in each. Ours gives all fields; the others title, byline and text.</summary>
    public static void Parse(DirectoryInfo output)
    {
        if (!InputFiles.Documents.Value.TryGetValue(MediaType, out var documents))
        {
            Console.WriteLine("Other parsers are left out: they read HTML, and there is none among the documents.");
            return;
        }

        var pages = documents.Select(document => Encoding.UTF8.GetString(document.Content.Span)).ToArray();
        var report = new SuiteReport("parse-peers", $"{pages.Length} pages of {pages.Average(page => page.Length) / 1024:0} KiB, one thread");
        report.Table("Pages a second of processor time, warm", "parser", "pages");
        var parser = new DocumentParser();
        report.Row("Ingest", Rate(pages.Length, () => documents.Sum(document => parser.Parse(document, CancellationToken.None).Articles.Count)));
        report.Row("SmartReader", Rate(pages.Length, () => pages.Count(page => new SmartReader.Reader("https://example.org/page", page).GetArticle().IsReadable)));
        Row(report, "Mozilla Readability, linkedom", NodePeer.Run("readability", pages, Seconds), pages.Length);
        report.Write(output);
    }

    /// <summary>Texts: what is named in them. Ours with all annotations, and with entities alone, as the others.</summary>
    public static void Annotate(DirectoryInfo output)
    {
        var (parser, entities) = (new DocumentParser(), new InProcessEntityEnricher());
        var enricher = new ArticleEnricher(entities);
        var articles = InputFiles.Documents.Value.Values.SelectMany(documents => documents).SelectMany(document => parser.Parse(document, CancellationToken.None).Articles).Where(article => article.Language == "en").ToArray();
        var texts = articles.Select(article => TextAnalyzer.Analyze(article.Body, article.Language)).ToArray();
        var tokens = texts.Sum(text => text.Tokens.Count);
        var report = new SuiteReport("annotate-peers", $"{articles.Length} English texts of {tokens / articles.Length} tokens, one thread");
        report.Table("Tokens a second of processor time, warm", "recogniser", "tokens");
        report.Row("Ingest, all annotations", Rate(tokens, () => articles.Sum(article => enricher.EnrichAsync(article, CancellationToken.None).AsTask().GetAwaiter().GetResult().Entities.Count)));
        report.Row("Ingest, entities alone", Rate(tokens, () => articles.Sum(article => entities.FindAsync(TextAnalyzer.Analyze(article.Body, article.Language), CancellationToken.None).AsTask().GetAwaiter().GetResult().Entities.Count)));
        var bodies = texts.Select(text => text.Value).ToArray();
        Row(report, "compromise", NodePeer.Run("compromise", bodies, Seconds), tokens);
        Row(report, "wink-nlp", NodePeer.Run("wink", bodies, Seconds), tokens);
        Row(report, "OpenNLP, tokens given, start included", OpenNlpPeer.Run(texts), tokens);
        report.Write(output);
    }

    private static void Row(SuiteReport report, string name, (int Rounds, double Seconds)? measured, int items)
    {
        if (measured is { } run)
        {
            report.Row(name, run.Rounds * items / run.Seconds);
        }
        else
        {
            Console.WriteLine($"{name} is left out: it, or its model, is not installed. See tests/Ingest.Benchmarks/peers/install.sh.");
        }
    }

    /// <returns>Items a second of this process' time.</returns>
    private static double Rate(int items, Func<int> round)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            round();
        }

        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var used = TimeSpan.Zero;
        var rounds = 0;

        while (used.TotalSeconds < Seconds)
        {
            round();
            rounds++;
            process.Refresh();
            used = process.TotalProcessorTime - start;
        }

        return rounds * items / used.TotalSeconds;
    }
}
