using Ingest.Core;
using Ingest.Functions.Health;
using Ingest.Functions.Telemetry;
using Ingest.Language;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions;

public static class IngestServiceCollectionExtensions
{
    /// <summary>All that the functions need; the storage layout is made before the first trigger fires.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIngestCore(configuration);
        services.AddIngestLanguage(configuration);
        services.AddIngestStorage(configuration);
        services.AddIngestTelemetry(configuration);
        services.AddSingleton<HealthCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageLayout>());
        services.AddHostedService<ModelWarmUp>();
        return services;
    }
}
