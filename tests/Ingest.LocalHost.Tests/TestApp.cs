using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Tests;

/// <summary>A function app of some of this assembly's function classes, on names of its own, with a host id of its own.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private IHost? _host;

    public TestApp(string connectionString, string? hostId = null)
    {
        ConnectionString = connectionString;
        _settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["LocalHost:HttpUrl"] = "http://127.0.0.1:0",
            ["LocalHost:HostId"] = hostId ?? RandomName.Create("host"),
            ["Names:Queue"] = RandomName.Create("queue"),
            ["Names:Container"] = RandomName.Create("drop"),

            // The host's own defaults, which host.json changes.
            ["AzureFunctionsJobHost:extensions:http:routePrefix"] = "api",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "base64",
        };
    }

    public string ConnectionString { get; }

    public LogSink Logs { get; } = new();

    public Invocations Invocations { get; } = new();

    public string this[string setting]
    {
        get => _settings[setting]!;
        set => _settings[setting] = value;
    }

    public IHost Host => _host ?? throw new InvalidOperationException("The app has not been started.");

    public QueueClient Queue => CreateQueueClient(this["Names:Queue"]);

    public QueueClient PoisonQueue => CreateQueueClient($"{this["Names:Queue"]}-poison");

    public BlobContainerClient Container =>
        new(ConnectionString, this["Names:Container"], new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    public QueueClient CreateQueueClient(string name) =>
        new(ConnectionString, name, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06) { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>Names that spread over seven folders.</summary>
    public static IEnumerable<string> BlobNames(int count) => Enumerable.Range(0, count).Select(i => $"{i % 7}/{i}.txt");

    /// <summary>Writes or overwrites each blob with its name as its content.</summary>
    public Task UploadAsync(IEnumerable<string> names)
    {
        var container = Container;
        return Task.WhenAll(names.Select(name => container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name), overwrite: true)));
    }

    /// <summary>A second app with the same names and the same host id: another process of the same function app.</summary>
    public TestApp CreateTwin()
    {
        var twin = new TestApp(ConnectionString);
        foreach (var (name, value) in _settings)
        {
            twin[name] = value!;
        }

        return twin;
    }

    public FunctionsApplicationBuilder CreateBuilder(params Type[] functions)
    {
        var builder = FunctionsApplication.CreateBuilder([.. _settings.Select(pair => $"--{pair.Key}={pair.Value}")]);
        builder.ConfigureFunctionsWebApplication();
        builder.LocalHost.FunctionTypes = functions;
        builder.UseFunctionsFrom(typeof(TestApp).Assembly);
        builder.Services.AddSingleton(Invocations);
        builder.Logging.ClearProviders().AddProvider(Logs);
        return builder;
    }

    public Task StartAsync(params Type[] functions) => StartAsync(CreateBuilder(functions));

    public async Task StartAsync(FunctionsApplicationBuilder builder)
    {
        _host = builder.Build();
        await _host.StartAsync();
    }

    /// <summary>Stops the host and fails on errors that the test did not expect.</summary>
    public async Task StopAsync()
    {
        await Host.StopAsync();
        Logs.ThrowOnUnexpectedError();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
            _host = null;
        }
    }
}
