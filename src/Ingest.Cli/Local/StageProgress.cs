using System.Diagnostics.Metrics;
using Ingest.Core.Diagnostics;

namespace Ingest.Cli.Local;

/// <summary>Counts the documents that leave each stage of the functions in this process: no storage is asked.</summary>
public sealed class StageProgress : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _parsed;
    private long _enriched;
    private long _written;

    public StageProgress()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == IngestTelemetry.Name && instrument.Name == "ingest.documents")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.Start();
    }

    public long Parsed => Interlocked.Read(ref _parsed);

    public long Enriched => Interlocked.Read(ref _enriched);

    public long Written => Interlocked.Read(ref _written);

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, long measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            switch (tag)
            {
                case { Key: "stage", Value: "parse" }:
                    Interlocked.Add(ref _parsed, measurement);
                    break;
                case { Key: "stage", Value: "enrich" }:
                    Interlocked.Add(ref _enriched, measurement);
                    break;
                case { Key: "stage", Value: "write" }:
                    Interlocked.Add(ref _written, measurement);
                    break;
            }
        }
    }
}
