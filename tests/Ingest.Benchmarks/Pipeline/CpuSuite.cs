using System.Diagnostics;
using System.Text;
using Ingest.Benchmarks.Reporting;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Parsing;
using Ingest.Testing;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Parse and enrich of an article of 600 words, warm, on one thread: processor time and allocated bytes. No storage.</summary>
public static class CpuSuite
{
    /// <summary>Characters of about 600 words.</summary>
    private const int Characters = 3700;

    private const int Different = 100;
    private const int WarmUps = 3000;
    private const int Rounds = 2000;

    public static int Run(DirectoryInfo output)
    {
        var report = new SuiteReport("cpu", "Parse and enrich, 600 words, warm");
        report.Table("An article, one thread", "step", "CPU ms", "allocated KiB");
        var (parser, enricher) = (new DocumentParser(), new ArticleEnricher(new InProcessEntityEnricher()));
        var (texts, pages) = (Documents(InventedNews.PlainText, "txt"), Documents(InventedNews.Html, "html"));
        var articles = texts.Select(document => Parse(parser, document)).ToArray();
        var both = Add(report, "parse, plain text", number => Parse(parser, texts[number % Different]));
        both += Add(report, "enrich", number => enricher.EnrichAsync(articles[number % Different], CancellationToken.None).AsTask().GetAwaiter().GetResult());
        Add(report, "parse, HTML", number => Parse(parser, pages[number % Different]));
        report.Value("parseAndEnrichMilliseconds", both);
        report.Write(output);
        return 0;
    }

    private static RawDocument[] Documents(Func<int, int, string> write, string extension) =>
        [.. Enumerable.Range(0, Different).Select(number => new RawDocument { Blob = $"{number}.{extension}", Content = Encoding.UTF8.GetBytes(write(number, Characters)) })];

    private static Article Parse(DocumentParser parser, RawDocument document) => parser.Parse(document, CancellationToken.None).Articles[0];

    /// <returns>Milliseconds.</returns>
    private static double Add(SuiteReport report, string step, Func<int, Article> run)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            run(i);
        }

        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());

        for (var i = 0; i < Rounds; i++)
        {
            run(i);
        }

        process.Refresh();
        var milliseconds = (process.TotalProcessorTime - time).TotalMilliseconds / Rounds;
        report.Row(step, milliseconds, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1024.0 / Rounds);
        return milliseconds;
    }
}
