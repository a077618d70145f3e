using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

/// <summary>Tests that measure time run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class MeasurementCollection
{
    public const string Name = "Measurements";
}
