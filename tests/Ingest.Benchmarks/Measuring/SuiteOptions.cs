namespace Ingest.Benchmarks.Measuring;

/// <param name="Data">Folder of the input files; null for the samples of the repository.</param>
/// <param name="Output">Folder of the results.</param>
/// <param name="Rounds">Measured iterations.</param>
public sealed record SuiteOptions(string? Data, string Output, int Rounds);
