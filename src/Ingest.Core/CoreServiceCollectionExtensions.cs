using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Reingestion;
using Ingest.Core.Stories;
using Ingest.Core.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Core;

public static class CoreServiceCollectionExtensions
{
    /// <summary>Adds the stages; what they need of storage is registered by whoever provides it.</summary>
    public static IServiceCollection AddIngestCore(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddSettings<IntakeOptions, IntakeOptionsValidator>(configuration, IntakeOptions.SectionName);
        services.AddSettings<ParsingOptions, ParsingOptionsValidator>(configuration, ParsingOptions.SectionName);
        services.AddSettings<SweepOptions, SweepOptionsValidator>(configuration, SweepOptions.SectionName);
        services.AddSettings<RetentionOptions, RetentionOptionsValidator>(configuration, RetentionOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IngestTelemetry>();
        services.AddSingleton<StageChannel>();
        services.AddSingleton<LargeBatches>();
        services.AddSingleton<DropLedger>();
        services.AddSingleton<CarrierLedger>();
        services.AddSingleton<DropFinisher>();
        services.AddSingleton<DeadLetterOffice>();
        services.AddSingleton<DeadLetterReplay>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<ArchiveReader>();
        services.AddSingleton<IDocumentParser>(provider => new DocumentParser(provider.GetRequiredService<IOptions<ParsingOptions>>().Value));
        services.AddIngestEnrichment();
        services.AddSingleton<PickUpHandler>();
        services.AddSingleton<ParseHandler>();
        services.AddSingleton<ParseQueueHandler>();
        services.AddSingleton<EnrichHandler>();
        services.AddSingleton<WriteHandler>();
        services.AddSingleton<StageReplay>();
        services.AddSingleton<DropRemover>();
        services.AddSingleton<DropComparison>();
        services.AddSingleton<Retention>();
        services.AddSingleton<SweepHandler>();
        services.AddSingleton<ParkPoisonHandler>();
        services.AddSingleton<StoryWriter>();
        services.AddSingleton<StoryHandler>();
        return services;
    }

    /// <summary>What works offline: the enricher.</summary>
    public static IServiceCollection AddIngestEnrichment(this IServiceCollection services)
    {
        services.AddSingleton<IEntityEnricher, InProcessEntityEnricher>();
        return services.AddSingleton<IArticleEnricher, ArticleEnricher>();
    }
}
