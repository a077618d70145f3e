namespace Ingest.Core.Tests;

/// <summary>Tests that measure time or the memory of the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuringCollection;
