namespace Ingest.Benchmarks.Suites;

/// <summary>All suites. A new one is a class with <c>[Benchmark]</c> methods that calls <see cref="Measuring.Workload.Declare"/> in its set-up, and a line here.</summary>
public static class BenchmarkSuites
{
    public static IReadOnlyList<BenchmarkSuite> All { get; } =
    [
        new("parse", "Documents into article records with all fields, by format.", typeof(ParseBenchmarks), Peers.Parse),
        new("annotate", "Articles into annotations, as a whole and by part; items are tokens.", typeof(AnnotateBenchmarks), Peers.Annotate),
    ];
}
