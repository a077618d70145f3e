using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.LocalHost.Tests;

/// <summary>An Azurite that a test class has to itself, on disk, to be stopped and started again.</summary>
public sealed class OwnAzurite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;
    private AzuriteInstallation? _installation;
    private AzuriteProcess? _process;
    private AzuriteOptions _options = new();

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        _options = new AzuriteOptions { DataFolder = _folder };
        await StartAsync();
        _options = _options with { BlobPort = _process!.BlobEndpoint.Port, QueuePort = _process.QueueEndpoint.Port, TablePort = _process.TableEndpoint.Port };
        ConnectionString = _process.ConnectionString;
    }

    /// <summary>On the same ports and the same data as before.</summary>
    public async Task StartAsync() => _process = await AzuriteProcess.StartAsync(_installation!, _options);

    public Task StopAsync() => _process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
