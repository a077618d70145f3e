using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.Testing;

/// <summary>One Azurite for all tests of an assembly, in memory: <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public string ConnectionString => Azurite.ConnectionString;

    public AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("Azurite has not been started.");

    public async ValueTask InitializeAsync()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        _azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions());
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
