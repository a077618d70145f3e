using Ingest.Functions;
using Ingest.Functions.Telemetry;
using Ingest.Functions.Triggers;
using Ingest.LocalHost;
using Ingest.LocalHost.Azurite;
using Ingest.Web.Pages;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Cli.Local;

/// <summary>The whole service on this machine: the storage emulator and, in this process, the functions.</summary>
public sealed class LocalStack : IAsyncDisposable
{
    /// <summary>An address that takes any free port.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    private readonly AzuriteProcess _azurite;
    private readonly IHost _host;

    private LocalStack(AzuriteProcess azurite, IHost host, string dataFolder)
    {
        _azurite = azurite;
        _host = host;
        DataFolder = dataFolder;
    }

    public string ConnectionString => _azurite.ConnectionString;

    public string DataFolder { get; }

    /// <summary>Where a browser finds the console.</summary>
    public Uri ConsoleAddress => new(_host.Services.GetRequiredService<HttpEndpoint>().Address ?? throw new InvalidOperationException("The HTTP functions do not listen."), PageRoutes.Prefix);

    /// <param name="logLevel">What the functions log to standard error.</param>
    /// <param name="collector">Where telemetry is sent; null for what the settings say.</param>
    public static async Task<LocalStack> StartAsync(string dataFolder, LogLevel logLevel, string httpUrl, Uri? collector, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataFolder);
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, cancellationToken);
        var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { DataFolder = Path.Combine(dataFolder, "azurite") }, cancellationToken);

        try
        {
            var host = CreateHost(azurite, logLevel, httpUrl, collector);
            await host.StartAsync(cancellationToken);
            return new LocalStack(azurite, host, dataFolder);
        }
        catch
        {
            // Whatever failed, the emulator must not outlive the command.
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends when the token is cancelled: Ctrl+C or SIGTERM.</summary>
    public static async Task WaitForCancellationAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }

    /// <summary>The functions drain first, then the emulator stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _azurite.DisposeAsync();
    }

    private static IHost CreateHost(AzuriteProcess azurite, LogLevel logLevel, string httpUrl, Uri? collector)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
        // Loopback only, as the emulator is; the options say what else is asked of such a caller.
        builder.Configuration["Ingest:Web:KeylessLoopback"] = "true";
        builder.Configuration["AzureFunctionsJobHost:logging:logLevel:default"] = logLevel.ToString();

        if (collector is not null)
        {
            builder.Configuration[$"{TelemetryOptions.SectionName}:{nameof(TelemetryOptions.OtlpEndpoint)}"] = collector.ToString();
        }

        builder.UseFunctionsFrom(typeof(PickUpDropFunction).Assembly);
        builder.ConfigureLocalHost(options => options.HttpUrl = httpUrl);
        builder.Services.AddSingleton(azurite);
        builder.ConfigureFunctionsWebApplication();

        // Before the app's own services: they may bring a provider that sends logs elsewhere.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddIngest(builder.Configuration);
        return builder.Build();
    }
}
