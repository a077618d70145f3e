using Ingest.Functions;
using Ingest.Functions.Triggers;
using Ingest.LocalHost;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>The function app in this process, on the embedded host, with pauses between attempts cut short.</summary>
internal sealed class IngestApp : IAsyncDisposable
{
    private const string Never = "0 0 0 1 1 *";

    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(60);

    private readonly IHost _host;
    private readonly HttpClient _http;
    private readonly string _connectionString;
    private bool _stopped;

    private IngestApp(IHost host, LogSink logs, string connectionString)
    {
        _host = host;
        _connectionString = connectionString;
        Logs = logs;
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Services.GetRequiredService<HttpEndpoint>().Address, Timeout = ClientTimeout };
    }

    public LogSink Logs { get; }

    public HttpClient Http => _http;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A setting for <see cref="StartAsync"/>: the search for copies runs every second.</summary>
    public static void SearchEverySecond(FunctionsApplicationBuilder builder) => builder.Configuration["Ingest:Stories:Schedule"] = "* * * * * *";

    /// <param name="configure">Settings and doubles, after the app's own registrations.</param>
    public static async Task<IngestApp> StartAsync(StorageAccount account, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var logs = new LogSink();
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["AzureWebJobsStorage"] = account.ConnectionString;
        builder.Configuration["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00";

        // A test that wants them sets them: what is compared or counted must not depend on the hour.
        builder.Configuration["Ingest:Sweep:Schedule"] = Never;
        builder.Configuration["Ingest:Stories:Schedule"] = Never;
        builder.UseFunctionsFrom(typeof(PickUpDropFunction).Assembly);
        builder.ConfigureLocalHost(options =>
        {
            options.HttpUrl = "http://127.0.0.1:0";
            options.BlobRetryDelay = TimeSpan.FromMilliseconds(50);
        });
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddIngest(builder.Configuration);
        configure?.Invoke(builder);
        builder.Logging.ClearProviders().AddProvider(logs);
        var host = builder.Build();
        var isStarted = false;

        try
        {
            await host.StartAsync();
            isStarted = true;
        }
        finally
        {
            if (!isStarted)
            {
                host.Dispose();
            }
        }

        return new IngestApp(host, logs, account.ConnectionString);
    }

    /// <summary>How often a function has run.</summary>
    public int Invocations(string function) => Logs.Entries.Count(entry => entry.Category == $"Function.{function}" && entry.Message.StartsWith("Executed", StringComparison.Ordinal));

    /// <summary>Stops the host and fails on errors that the test did not expect.</summary>
    public async Task StopAsync()
    {
        _stopped = true;
        await _host.StopAsync();
        Logs.ThrowOnUnexpectedError();
        Logs.ThrowOnSecret(_connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await _host.StopAsync();
        }

        _http.Dispose();
        _host.Dispose();
    }
}
