namespace Ingest.Benchmarks.Suites;

/// <summary>One command of this program, and the class with the benchmarks that it runs.</summary>
/// <param name="Peers">Measures others beside ours and writes the table.</param>
public sealed record BenchmarkSuite(string Name, string Description, Type Benchmarks, Action<DirectoryInfo> Peers);
