using Azure.Core;
using Ingest.Core;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Ingest.Storage.Usage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingest.Benchmarks.Plain;

/// <summary>The function app of the plain design, on the same host as the product's.</summary>
public static class PlainHost
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddIngestCore(builder.Configuration);
        builder.Services.AddIngestStorage(builder.Configuration);
        builder.Services.AddSingleton<PlainRows>();
        builder.Services.AddKeyedSingleton<Action<ClientOptions>>(UsageMeter.HostClients, (provider, _) => provider.GetRequiredService<UsageMeter>().CountHost);
        builder.Services.AddHostedService<UsageRecorder>();
        using var host = builder.Build();
        await PlainRows.CreateAsync(host.Services.GetRequiredService<StorageClients>(), cancellationToken);
        await host.RunAsync(cancellationToken);
        return 0;
    }
}
