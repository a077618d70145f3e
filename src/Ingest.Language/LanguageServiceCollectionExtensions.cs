using Azure.Core;
using Azure.Identity;
using Ingest.Core;
using Ingest.Core.Enrichment.Entities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Language;

public static class LanguageServiceCollectionExtensions
{
    /// <summary>
    /// Lets <c>Ingest:Language:Enabled</c> put the remote recogniser before the one in process, which is registered already. A
    /// <see cref="TokenCredential"/> that is registered is used where no key is set.
    /// </summary>
    public static IServiceCollection AddIngestLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddSettings<LanguageOptions, LanguageOptionsValidator>(configuration, LanguageOptions.SectionName);
        services.TryAddSingleton<InProcessEntityEnricher>();
        services.Replace(ServiceDescriptor.Singleton<IEntityEnricher>(Enricher));
        return services;
    }

    private static IEntityEnricher Enricher(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LanguageOptions>>().Value;
        var local = provider.GetRequiredService<InProcessEntityEnricher>();

        return options.Enabled
            ? new LanguageEntityEnricher(local, options, Credential(provider, options), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LanguageEntityEnricher>>())
            : local;
    }

    private static TokenCredential? Credential(IServiceProvider provider, LanguageOptions options) => options.Key is { Length: > 0 }
        ? null
        : provider.GetService<TokenCredential>() ?? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });
}
