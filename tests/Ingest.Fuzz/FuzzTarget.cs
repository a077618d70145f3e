namespace Ingest.Fuzz;

/// <summary>One format: how its inputs are read, and which samples they are bred from.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Samples">Endings of the sample files' names.</param>
/// <param name="Run">Reads one input; throws where the reader breaks a promise.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<string> Samples, Action<byte[]> Run);
