using System.Diagnostics;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace Ingest.Benchmarks.Measuring;

/// <summary>
/// Measures the processor time of the process, collection of garbage included: on a machine that others use too, the wall clock says little.
/// </summary>
public sealed class CpuTimeDiagnoser : IDiagnoser
{
    private readonly Stopwatch _wall = new();
    private TimeSpan _before;
    private TimeSpan _used;

    public IEnumerable<string> Ids => [nameof(CpuTimeDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal == HostSignal.BeforeActualRun)
        {
            _before = Now();
            _wall.Restart();
        }
        else if (signal == HostSignal.AfterActualRun)
        {
            _used = Now() - _before;
            _wall.Stop();
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results)
    {
        // Not TotalOperations: it counts the warm-up too, which runs before the clock here starts.
        var calls = results.Measurements.Where(measurement => measurement.Is(IterationMode.Workload, IterationStage.Actual)).Sum(measurement => measurement.Operations);
        var items = (double)calls * Workload.Items;
        yield return new Metric(Rate.Items, Workload.Items);
        yield return new Metric(Rate.KibibytesPerItem, Workload.Bytes / 1024.0 / Workload.Items);
        yield return new Metric(Rate.ItemsPerCpuSecond, items / _used.TotalSeconds);
        yield return new Metric(Rate.MegabytesPerCpuSecond, (double)calls * Workload.Bytes / 1e6 / _used.TotalSeconds);
        yield return new Metric(Rate.CpuShare, _used / _wall.Elapsed);
    }

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];

    private static TimeSpan Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed class Rate(string name, string legend, string format) : IMetricDescriptor
    {
        public static readonly Rate Items = new("Items", "Documents of one call", "0");
        public static readonly Rate KibibytesPerItem = new("KiB/item", "Their mean size", "0.0");
        public static readonly Rate ItemsPerCpuSecond = new("Items/CPU-s", "Documents per second of processor time", "#,0");
        public static readonly Rate MegabytesPerCpuSecond = new("MB/CPU-s", "Millions of their bytes per second of processor time", "#,0.0");
        public static readonly Rate CpuShare = new("CPUs", "Processors in use on average; below 1 the machine was busy with other things", "0.00");

        public string Id => name;

        public string DisplayName => name;

        public string Legend => legend;

        public string NumberFormat => format;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Unit => "";

        public bool TheGreaterTheBetter => true;

        public int PriorityInCategory => 0;

        public bool GetIsAvailable(Metric metric) => true;
    }
}
