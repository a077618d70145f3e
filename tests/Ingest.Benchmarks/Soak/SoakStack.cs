using Ingest.Core.Reingestion;
using Ingest.Functions;
using Ingest.Functions.Triggers;
using Ingest.LocalHost;
using Ingest.LocalHost.Azurite;
using Ingest.Storage.Connection;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingest.Benchmarks.Soak;

/// <summary>The functions in this process, and an emulator of its own beside it.</summary>
internal sealed class SoakStack : IAsyncDisposable
{
    private readonly AzuriteProcess _azurite;
    private readonly IHost _host;
    private readonly string _folder;

    private SoakStack(AzuriteProcess azurite, IHost host, string folder)
    {
        _azurite = azurite;
        _host = host;
        _folder = folder;
    }

    public StorageClients Clients => Get<StorageClients>();

    public static async Task<SoakStack> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-soak-").FullName;
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, cancellationToken);
        var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { DataFolder = folder }, cancellationToken);
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
        builder.Configuration["AzureFunctionsJobHost:logging:logLevel:default"] = "Warning";

        // Often, so that deletions are seen and the sweep is part of what must not grow.
        builder.Configuration["Ingest:Sweep:Schedule"] = "0 * * * * *";
        builder.UseFunctionsFrom(typeof(PickUpDropFunction).Assembly);
        builder.ConfigureLocalHost(options => options.HttpUrl = "http://127.0.0.1:0");
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddIngest(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new SoakStack(azurite, host, folder);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Waits until everything has come to its end, and sweeps.</summary>
    /// <returns>Gaps that are left.</returns>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        for (var minutes = 0; minutes < 5; minutes++)
        {
            await Get<SweepHandler>().SweepAsync(again: null, cancellationToken);

            if (await Get<SweepHandler>().VerifyAsync(cancellationToken).CountAsync(cancellationToken) == 0)
            {
                return 0;
            }

            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
        }

        return await Get<SweepHandler>().VerifyAsync(cancellationToken).CountAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
