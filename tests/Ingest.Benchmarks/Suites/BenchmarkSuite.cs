namespace Ingest.Benchmarks.Suites;

/// <summary>One command of this program, and the class with the benchmarks that it runs.</summary>
public sealed record BenchmarkSuite(string Name, string Description, Type Benchmarks);
