using System.Diagnostics.Metrics;
using Ingest.Core.Diagnostics;

namespace Ingest.Infra.Tests;

/// <summary>The instruments that the code has.</summary>
internal static class MetricNames
{
    public static IReadOnlyDictionary<string, string> Units { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == IngestTelemetry.Name)
            {
                units[instrument.Name] = instrument.Unit!;
            }
        };
        listener.Start();
        using var telemetry = new IngestTelemetry();
        return units;
    }
}
