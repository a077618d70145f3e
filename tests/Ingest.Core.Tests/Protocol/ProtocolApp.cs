using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Enrichment;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Reingestion;
using Ingest.Core.Tests.Memory;
using Ingest.Core.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Core.Tests.Protocol;

/// <summary>The stages as the app composes them, on storage in memory whose every call asks for its turn.</summary>
internal sealed class ProtocolApp : IDisposable
{
    private readonly ServiceProvider _provider;

    public ProtocolApp(Func<string, Task> turn)
    {
        Drops = new MemoryDrops(Time);
        Articles = new MemoryArticles(Time);
        Turn = turn;
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time);
        services.AddIngestCore(new ConfigurationBuilder().Build());
        services.AddSingleton<IDocumentParser>(new LineParser()).AddSingleton<IArticleEnricher>(new MarkingEnricher());
        services.AddSingleton(Gated<IDropContainer>.Around(Drops, turn)).AddSingleton(Gated<ILedger>.Around(Ledger, turn)).AddSingleton(Gated<IArticleStore>.Around(Articles, turn));
        services.AddSingleton(Gated<IStageQueues>.Around(Queues, turn)).AddSingleton(Gated<IDeadLetters>.Around(Letters, turn)).AddSingleton(Gated<IWorkStore>.Around(new MemoryWork(), turn));
        services.AddSingleton<IRecords>(Articles).AddSingleton<ISweepLog>(new MemorySweepLog()).AddSingleton<IUsageLog>(new MemoryUsageLog());
        _provider = services.BuildServiceProvider();
    }

    public ImpatientTime Time { get; } = new();

    public MemoryDrops Drops { get; }

    public MemoryLedger Ledger { get; } = new();

    public MemoryQueues Queues { get; } = new();

    public MemoryLetters Letters { get; } = new();

    public MemoryArticles Articles { get; }

    /// <summary>For what happens beside the stages: an overwriting, a deletion.</summary>
    public Func<string, Task> Turn { get; }

    private static CancellationToken Cancellation => CancellationToken.None;

    public async Task DropAsync(string blob, string content)
    {
        Drops.Put(blob, content);
        await PickUpAsync(blob);
    }

    public Task PickUpAsync(string blob) => Get<PickUpHandler>().HandleAsync(new PickUpMessage { Blob = blob }, MessageContext.Direct, Cancellation);

    public Task HandleAsync(StageMessage message) => message.Stage switch
    {
        Stage.PickUp or Stage.Parse => Get<ParseHandler>().HandleAsync(message, MessageContext.Direct, Cancellation),
        Stage.Enrich => Get<EnrichHandler>().HandleAsync(message, MessageContext.Direct, Cancellation),
        _ => Get<WriteHandler>().HandleAsync(message, MessageContext.Direct, Cancellation),
    };

    public Task ParkAsync(StageMessage message) => Get<ParkPoisonHandler>().HandleAsync(new PoisonMessage(message.Stage, message.ToJson()), MessageContext.Direct, Cancellation);

    /// <summary>Delivers what waits until nothing does.</summary>
    public async Task RunAsync()
    {
        while (Queues.Count > 0)
        {
            await HandleAsync(Queues.Take());
        }
    }

    /// <summary>Drops a file and takes it to the message that would have it written.</summary>
    public async Task<StageMessage> ReadyToWriteAsync(string blob, string content)
    {
        await DropAsync(blob, content);
        await HandleAsync(Queues.Take());
        return Queues.Take();
    }

    /// <summary>Has letters replayed and the sweep run, until nothing is left to put right.</summary>
    public async Task SweepAsync()
    {
        do
        {
            Time.Advance(TimeSpan.FromHours(1));
            await Get<DeadLetterReplay>().ReplayAsync([.. Letters.All.Where(letter => letter.ClosedAt is null)], Cancellation);
            await RunAsync();
        }
        while ((await Get<SweepHandler>().SweepAsync(again: null, Cancellation)).Tally.Requested > 0);
    }

    /// <summary>What readers and ops see: articles, claims, states, open letters.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        var articles = Articles.All.Select(stored => $"article {stored.Article.Id} {stored.Article.Headline} from {stored.Blob}");
        var entries = await Ledger.ListAsync(Cancellation).Where(entry => entry.State != DropState.Deleted).ToListAsync();
        var drops = entries.Select(entry => $"drop {entry.Blob} {entry.State}: {entry.Articles} articles, {entry.Duplicates} duplicates, {entry.Rejections} rejections");
        var letters = Letters.All.Where(letter => letter.ClosedAt is null).Select(letter => $"letter {letter.Blob} {letter.Reason}");
        return [.. articles.Concat(drops).Concat(letters).Append($"{Articles.Claims} claims").Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _provider.Dispose();

    private T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();
}
