using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Enrichment;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Reingestion;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Tests.Memory;

/// <summary>All stages on storage in memory; the test is the host.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly IngestTelemetry _telemetry = new();
    private readonly PickUpHandler _pickUp;
    private readonly ParseHandler _parse;
    private readonly EnrichHandler _enrich;
    private readonly WriteHandler _write;
    private readonly LargeBatches _places;

    public Pipeline(IntakeOptions? intake = null, SweepOptions? sweep = null, RetentionOptions? retention = null)
    {
        var options = Options.Create(intake ?? new IntakeOptions());
        Drops = new MemoryDrops(Time);
        Articles = new MemoryArticles(Time);
        var sweepOptions = Options.Create(sweep ?? new SweepOptions());
        Channel = new StageChannel(Queues, Work, Articles);
        DropLedger = new DropLedger(Ledger, Drops, Time);
        Carriers = new CarrierLedger(Ledger, Articles, Time);
        Finisher = new DropFinisher(DropLedger, Articles, Carriers);
        Remover = new DropRemover(Drops, Ledger, Finisher, Time, sweepOptions);
        Office = new DeadLetterOffice(Letters, _telemetry, Time, NullLogger<DeadLetterOffice>.Instance);
        Replay = new DeadLetterReplay(Channel, Letters, Time);
        _pickUp = new PickUpHandler(Drops, Parser, new ArchiveReader(options), DropLedger, Finisher, Channel, Office, Remover, _telemetry, Time, options, NullLogger<PickUpHandler>.Instance);
        var replay = new StageReplay(Ledger, DropLedger, Finisher, Channel, Time, NullLogger<StageReplay>.Instance);
        _places = new LargeBatches(options);
        _parse = new ParseHandler(Channel, _places, Parser, _pickUp, replay, Finisher, Office, _telemetry, Time);
        _enrich = new EnrichHandler(Channel, _places, Enricher, _telemetry, Time);
        _write = new WriteHandler(Channel, _places, Articles, Carriers, Finisher, _telemetry);
        var comparison = new DropComparison(Drops, Ledger, Parser, Enricher, Articles);
        var cleared = new Retention(Ledger, Articles, Articles, Work, Letters, Usage, Time, Options.Create(retention ?? new RetentionOptions()), sweepOptions);
        Sweep = new SweepHandler(comparison, cleared, Channel, Queues, SweepLog, _telemetry, Time, sweepOptions, NullLogger<SweepHandler>.Instance);
        Park = new ParkPoisonHandler(Channel, Drops, DropLedger, Finisher, Office, Time);
    }

    public ImpatientTime Time { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public MemoryQueues Queues { get; } = new();

    public MemoryWork Work { get; } = new();

    public MemoryLetters Letters { get; } = new();

    public MemoryUsageLog Usage { get; } = new();

    public LineParser Parser { get; } = new();

    public MarkingEnricher Enricher { get; } = new();

    public MemorySweepLog SweepLog { get; } = new();

    public MemoryDrops Drops { get; }

    public MemoryArticles Articles { get; }

    public StageChannel Channel { get; }

    public DropLedger DropLedger { get; }

    public CarrierLedger Carriers { get; }

    public DropFinisher Finisher { get; }

    public DropRemover Remover { get; }

    public DeadLetterOffice Office { get; }

    public DeadLetterReplay Replay { get; }

    public SweepHandler Sweep { get; }

    public ParkPoisonHandler Park { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task PickUpAsync(string blob, Stage? again = null, int? version = null) => _pickUp.HandleAsync(new PickUpMessage { Blob = blob, Again = again, Version = version }, MessageContext.Direct, Cancellation);

    /// <summary>Drops a file and has the blob trigger fire.</summary>
    public Task DropAsync(string blob, string content)
    {
        Drops.Put(blob, content);
        return PickUpAsync(blob);
    }

    public Task HandleAsync(StageMessage message) => message.Stage switch
    {
        Stage.PickUp or Stage.Parse => _parse.HandleAsync(message, MessageContext.Direct, Cancellation),
        Stage.Enrich => _enrich.HandleAsync(message, MessageContext.Direct, Cancellation),
        _ => _write.HandleAsync(message, MessageContext.Direct, Cancellation),
    };

    /// <summary>Delivers what waits on the queues until nothing does.</summary>
    public async Task RunAsync()
    {
        while (Queues.Count > 0)
        {
            await HandleAsync(Queues.Take());
        }
    }

    /// <summary>Delivers up to the message that would be written, and returns that.</summary>
    public async Task<StageMessage> RunUpToWriteAsync()
    {
        while (true)
        {
            var message = Queues.Take();

            if (message.Stage == Stage.Write)
            {
                return message;
            }

            await HandleAsync(message);
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _telemetry.Dispose();
    }
}
