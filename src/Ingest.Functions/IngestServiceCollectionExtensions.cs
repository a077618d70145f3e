using Azure.Core;
using Ingest.Core;
using Ingest.Functions.Health;
using Ingest.Functions.Telemetry;
using Ingest.Language;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Ingest.Storage.Usage;
using Ingest.Web;
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
        services.AddIngestWeb(configuration);
        services.AddIngestTelemetry(configuration);
        services.AddSingleton<HealthCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageLayout>());
        services.AddHostedService<ModelWarmUp>();
        services.AddKeyedSingleton<Action<ClientOptions>>(UsageMeter.HostClients, (provider, _) => provider.GetRequiredService<UsageMeter>().CountHost);
        services.AddHostedService<UsageRecorder>();
        return services;
    }
}
