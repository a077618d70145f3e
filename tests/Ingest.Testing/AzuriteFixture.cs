using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.Testing;

/// <summary>One Azurite for all tests of an assembly, in memory: <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int AccountCount = 400;

    private static readonly string[] AccountNames = [.. Enumerable.Range(0, AccountCount).Select(i => $"test{i:D4}")];

    private AzuriteProcess? _azurite;
    private int _accountsTaken;

    public string ConnectionString => Azurite.ConnectionString;

    public AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("Azurite has not been started.");

    /// <summary>The connection string of an empty account that no other test has: containers, queues and tables have constant names.</summary>
    public string TakeAccount()
    {
        var number = Interlocked.Increment(ref _accountsTaken) - 1;
        return number < AccountCount
            ? Azurite.ConnectionStringOf(AccountNames[number])
            : throw new InvalidOperationException($"All {AccountCount} accounts are taken; raise their number.");
    }

    public async ValueTask InitializeAsync()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        _azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { Accounts = AccountNames });
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
