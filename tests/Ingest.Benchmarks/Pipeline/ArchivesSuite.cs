using Ingest.Benchmarks.Reporting;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Archives of many articles: each format, and how time grows with the number.</summary>
public static class ArchivesSuite
{
    private const int Smallest = 100;

    public static async Task<int> RunAsync(string[] formats, int articles, int most, int characters, int kilobytes, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("archives", $"Archives of {articles} articles of {(kilobytes > 0 ? $"{kilobytes} KB" : $"{characters} characters")}");
        var results = new Dictionary<string, RunResult>();
        report.Table("One archive, drop to rows", "format", "articles", "seconds", "articles a second", "transactions an article", "CPU ms an article, host process", "CPU ms an article, emulator", "peak memory of the host, MB");

        foreach (var format in formats)
        {
            var result = results[format] = await MeasureAsync(format, articles, characters, kilobytes, cancellationToken);
            Describe(format, result, report);
            report.Value($"{format}TransactionsPerArticle", result.TransactionsPerArticle);
            report.Value($"{format}ArticlesPerSecond", result.PerSecond);
            report.Value($"{format}CountsByKind", result.Counts.ToDictionary(pair => pair.Key.ToString(), pair => (double)pair.Value / result.Articles));
        }

        var points = new List<(double X, double Y)>();
        report.Table("JSON Lines, by number of articles", "format", "articles", "seconds", "articles a second", "transactions an article", "CPU ms an article, host process", "CPU ms an article, emulator", "peak memory of the host, MB");

        for (var count = Smallest; count <= most; count *= 10)
        {
            var result = count == articles && results.TryGetValue("jsonl", out var same) ? same : await MeasureAsync("jsonl", count, characters, kilobytes: 0, cancellationToken);
            Describe("jsonl", result, report);
            points.Add((count, result.Seconds));
        }

        if (points.Count > 0)
        {
            report.Chart(Curve(points));
        }

        report.Write(output);
        return 0;
    }

    private static SvgChart Curve(IReadOnlyList<(double X, double Y)> points)
    {
        var chart = new SvgChart("archives", "Drop to rows by number of articles in the archive", "articles", "seconds", IsLines: true);
        chart.Series.Add(("JSON Lines", points));
        chart.Series.Add(("linear, from the last point", [.. points.Select(point => (point.X, point.X * points[^1].Y / points[^1].X))]));
        return chart;
    }

    private static async Task<RunResult> MeasureAsync(string format, int articles, int characters, int kilobytes, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await using var host = await AppProcess.StartFunctionsAsync(account.ConnectionString);
        await PipelineLoad.WarmUpAsync(account, PipelineLoad.WarmUpFiles, characters, cancellationToken);
        var result = await PipelineLoad.ArchiveAsync(account, [host], format, articles, characters, kilobytes, salt: 0, cancellationToken);
        await host.StopAsync();
        return result;
    }

    private static void Describe(string format, RunResult result, SuiteReport report) => report.Row(
        format, result.Articles, result.Seconds, result.PerSecond, result.TransactionsPerArticle, result.AppSeconds * 1000 / result.Articles, result.EmulatorSeconds * 1000 / result.Articles, result.PeakMegabytes);
}
