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

    private const int WarmUps = 400;
    private const int Rounds = 600;

    public static int Run(DirectoryInfo output)
    {
        var report = new SuiteReport("cpu", "Parse and enrich, 600 words, warm");
        report.Table("An article, one thread", "step", "CPU ms", "allocated KiB");
        var (parser, enricher) = (new DocumentParser(), new ArticleEnricher(new InProcessEntityEnricher()));
        var text = Articles(parser, InventedNews.PlainText, "txt");
        var both = Add(report, "parse, plain text", number => Parse(parser, InventedNews.PlainText, "txt", number));
        both += Add(report, "enrich", number => enricher.EnrichAsync(text[number % text.Length], CancellationToken.None).AsTask().GetAwaiter().GetResult());
        Add(report, "parse, HTML", number => Parse(parser, InventedNews.Html, "html", number));
        report.Value("parseAndEnrichMilliseconds", both);
        report.Write(output);
        return 0;
    }

    private static Article[] Articles(DocumentParser parser, Func<int, int, string> write, string extension) => [.. Enumerable.Range(0, 100).Select(number => Parse(parser, write, extension, number))];

    private static Article Parse(DocumentParser parser, Func<int, int, string> write, string extension, int number) =>
        parser.Parse(new RawDocument { Blob = $"{number}.{extension}", Content = Encoding.UTF8.GetBytes(write(number, Characters)) }, CancellationToken.None).Articles[0];

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
