using Azure.Core.Pipeline;
using Ingest.Core;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Core.Stories;
using Ingest.Core.Writing;
using Ingest.Storage.Articles;
using Ingest.Storage.Batches;
using Ingest.Storage.Connection;
using Ingest.Storage.DeadLetters;
using Ingest.Storage.Drops;
using Ingest.Storage.Ledger;
using Ingest.Storage.Stories;
using Ingest.Storage.Usage;
using Ingest.Tables.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Storage;

public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds the storage adapters behind Core's interfaces. Pipeline policies that are registered are added to every client.</summary>
    public static IServiceCollection AddIngestStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddSettings<ArticleTableOptions, ArticleTableOptionsValidator>(configuration, ArticleTableOptions.SectionName);
        services.AddSettings<UsageOptions, UsageOptionsValidator>(configuration, UsageOptions.SectionName);
        services.AddSingleton(provider => StorageClients.Create(
            StorageConnection.Read(configuration),
            provider.GetRequiredService<UsageMeter>().CountApp,
            provider.GetServices<HttpPipelinePolicy>()));
        services.AddSingleton<UsageMeter>();
        services.AddSingleton<TableUsageLog>();
        services.AddSingleton<UsageReports>();
        services.AddSingleton<IUsageReports>(provider => provider.GetRequiredService<UsageReports>());
        services.AddSingleton<IUsageLog>(provider => provider.GetRequiredService<TableUsageLog>());
        services.AddSingleton<StorageLayout>();
        services.AddSingleton<IDropContainer, BlobDropContainer>();
        services.AddSingleton<IWorkStore, BlobWorkStore>();
        services.AddSingleton<IStageQueues, StorageStageQueues>();
        services.AddSingleton<ILedger, TableLedger>();
        services.AddSingleton<ISweepLog, TableSweepLog>();
        services.AddSingleton<IAuditLog, TableAuditLog>();
        services.AddSingleton<IDeadLetters, TableDeadLetters>();
        services.AddSingleton<ArticleDocuments>();
        services.AddSingleton<IRecords>(provider => provider.GetRequiredService<ArticleDocuments>());
        services.AddSingleton<IArticleStore, TableArticleStore>();
        services.AddSingleton<IStoryStore, TableStoryStore>();
        services.AddSingleton(provider => new ArticleReader(provider.GetRequiredService<StorageClients>().Tables));
        return services;
    }
}
