using Ingest.Benchmarks.Reporting;
using Ingest.Storage.Usage;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Single files dropped in a burst: the product and the plain design in one run, each as a share of what the emulator gives.</summary>
public static class BurstSuite
{
    public static async Task<int> RunAsync(int files, int characters, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("burst", $"{files} files of {characters} characters in a burst");
        var before = await CeilingAsync(characters, cancellationToken);
        var ours = await OursAsync(files, characters, cancellationToken);
        var plain = await PlainAsync(files, characters, cancellationToken);
        var ceiling = before.And(await CeilingAsync(characters, cancellationToken));
        Describe(ceiling, report);
        report.Table("Drop to rows, the drops included", "design", "articles a second", "transactions an article", "of the app", "of the host", "share of the ceiling", "CPU ms an article, host process", "CPU ms an article, emulator", "peak memory, MB");
        Describe("Ingest: three stages, ledger, four tables", ours, ceiling, report);
        Describe("plain: one trigger, one upsert a row", plain, ceiling, report);
        report.Table("Transactions an article by kind", "kind", "Ingest", "plain");

        foreach (var kind in Enum.GetValues<TransactionKind>().Where(kind => ours.Counts.GetValueOrDefault(kind) + plain.Counts.GetValueOrDefault(kind) > 0))
        {
            report.Row(kind.ToString(), (double)ours.Counts.GetValueOrDefault(kind) / files, (double)plain.Counts.GetValueOrDefault(kind) / files);
        }

        report.Value("transactionsPerArticle", ours.TransactionsPerArticle);
        report.Value("articlesPerSecond", ours.PerSecond);
        report.Value("shareOfCeiling", ShareOf(ours, ceiling));
        report.Value("countsByKind", ours.Counts.ToDictionary(pair => pair.Key.ToString(), pair => (double)pair.Value / files));
        report.Chart(Bars("burst-transactions", "Transactions an article, 1,000 files in a burst", "transactions an article", (double)ours.TransactionsPerArticle, plain.TransactionsPerArticle));
        report.Chart(Bars("burst-rate", "Articles a second, 1,000 files in a burst", "articles a second, two cores with the emulator", ours.PerSecond, plain.PerSecond));
        report.Write(output);
        return 0;
    }

    public static async Task<int> CeilingAsync(int characters, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var report = new SuiteReport("ceiling", "What the emulator gives on this machine");
        Describe(await CeilingAsync(characters, cancellationToken), report);
        report.Write(output);
        return 0;
    }

    private static async Task<Ceiling> CeilingAsync(int characters, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        return await Ceiling.MeasureAsync(account, characters, cancellationToken);
    }

    private static async Task<RunResult> OursAsync(int files, int characters, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await using var host = await AppProcess.StartFunctionsAsync(account.ConnectionString);
        await PipelineLoad.WarmUpAsync(account, files, characters, cancellationToken);
        var result = await PipelineLoad.BurstAsync(account, [host], files, characters, cancellationToken);
        await host.StopAsync();
        return result;
    }

    private static async Task<RunResult> PlainAsync(int files, int characters, CancellationToken cancellationToken)
    {
        await using var account = await BenchAccount.StartAsync(cancellationToken);
        await using var host = await AppProcess.StartPlainAsync(account.ConnectionString);
        await PipelineLoad.WarmUpAsync(account, files, characters, cancellationToken);
        var result = await PipelineLoad.PlainBurstAsync(account, host, files, characters, cancellationToken);
        await host.StopAsync();
        return result;
    }

    private static void Describe(Ceiling ceiling, SuiteReport report)
    {
        report.Table("Ceiling: requests a second, 16 at a time, one kind at a time", "request", "a second");

        foreach (var (kind, rate) in ceiling.Rates.OrderBy(pair => pair.Key))
        {
            report.Row(kind.ToString(), rate);
        }

        report.Row("rows in table transactions of ten", ceiling.BatchedRows);
    }

    private static void Describe(string design, RunResult result, Ceiling ceiling, SuiteReport report) => report.Row(
        design,
        result.PerSecond,
        result.TransactionsPerArticle,
        (double)result.Usage.App.Values.Sum() / result.Articles,
        (double)result.Usage.Host.Values.Sum() / result.Articles,
        ShareOf(result, ceiling),
        result.AppSeconds * 1000 / result.Articles,
        result.EmulatorSeconds * 1000 / result.Articles,
        result.PeakMegabytes);

    /// <summary>Time that the emulator alone would take for the same requests, the drops included, over the time that it took.</summary>
    private static double ShareOf(RunResult result, Ceiling ceiling) =>
        ceiling.SecondsFor(result.Counts.Append(new(TransactionKind.BlobWrite, result.Articles)).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value))) / result.Seconds;

    private static SvgChart Bars(string name, string title, string axis, double ours, double plain)
    {
        var chart = new SvgChart(name, title, "", axis, IsLines: false);
        chart.Labels.AddRange(["Ingest", "plain design"]);
        chart.Series.Add((axis, [(0, ours), (1, plain)]));
        return chart;
    }
}
