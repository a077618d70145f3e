using System.Diagnostics.Metrics;
using Ingest.Core.Diagnostics;

namespace Ingest.Cli.Local;

/// <summary>Counts the documents that leave each stage of the functions in this process: no storage is asked.</summary>
public sealed class StageProgress : IDisposable
{
    private readonly MeterListener listener = new();
    private long parsed;
    private long enriched;
    private long written;

    public StageProgress()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == IngestTelemetry.Name && instrument.Name == "ingest.documents")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(Count);
        listener.Start();
    }

    public long Parsed => Interlocked.Read(ref parsed);

    public long Enriched => Interlocked.Read(ref enriched);

    public long Written => Interlocked.Read(ref written);

    public void Dispose() => listener.Dispose();

    private void Count(Instrument instrument, long measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            switch (tag)
            {
                case { Key: "stage", Value: "parse" }:
                    Interlocked.Add(ref parsed, measurement);
                    break;
                case { Key: "stage", Value: "enrich" }:
                    Interlocked.Add(ref enriched, measurement);
                    break;
                case { Key: "stage", Value: "write" }:
                    Interlocked.Add(ref written, measurement);
                    break;
            }
        }
    }
}
