using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Ingest.Benchmarks.Suites;
using Perfolizer.Horology;

namespace Ingest.Benchmarks.Measuring;

/// <summary>Runs one suite in this process: the build settings of the repository stay those of the product, and nothing is generated.</summary>
public static class SuiteRun
{
    /// <summary>Enough for the tiered compiler to have replaced what is hot.</summary>
    private const int WarmUps = 5;

    /// <summary>Small inputs are gone over again until a round is this long: what lies between the rounds is measured too.</summary>
    private static readonly TimeInterval Round = TimeInterval.FromMilliseconds(500);

    /// <returns>0, or 1 where a benchmark did not run.</returns>
    public static int Run(BenchmarkSuite suite, SuiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(options);

        InputFiles.Folder = options.Data;
        var summary = BenchmarkRunner.Run(suite.Benchmarks, Configuration(options));
        Console.WriteLine($"Results: {summary.ResultsDirectoryPath}");
        suite.Peers(new DirectoryInfo(options.Output));
        return summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || summary.Reports.Any(report => !report.Success) ? 1 : 0;
    }

    private static ManualConfig Configuration(SuiteOptions options) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromHours(1), logOutput: false))
            .WithWarmupCount(WarmUps).WithIterationCount(options.Rounds).WithIterationTime(Round).WithMinInvokeCount(1).WithUnrollFactor(1))
        .AddDiagnoser(new CpuTimeDiagnoser(), MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
        .AddColumn(StatisticColumn.Mean, StatisticColumn.StdDev)
        .AddExporter(MarkdownExporter.GitHub, JsonExporter.Full)
        .AddLogger(ConsoleLogger.Default)
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(100))
        .WithArtifactsPath(options.Output);
}
