using System.Globalization;
using System.Text;
using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.Testing;

/// <summary>
/// One Azurite for all tests of an assembly, in memory, with a storage account for each test that asks:
/// <c>[assembly: AssemblyFixture(typeof(AzuriteAccounts))]</c>. Names of queues and tables are the app's own, so tests that run the
/// whole app share no account.
/// </summary>
public sealed class AzuriteAccounts : IAsyncLifetime
{
    /// <summary>Azurite reads its accounts from here: <c>name:base64 key</c>, separated by semicolons.</summary>
    public const string Variable = "AZURITE_ACCOUNTS";

    private const int MostAccounts = 200;

    // What the account that Azurite has by default is called in its addresses.
    private const string DefaultAccount = "devstoreaccount1";

    // Any key will do: it guards nothing but an emulator on loopback for the time of a test run.
    private static readonly string Key = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key of an emulator that lives for one test run"));

    private AzuriteProcess? _azurite;
    private int _taken;

    public async ValueTask InitializeAsync()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        Environment.SetEnvironmentVariable(Variable, string.Concat(Enumerable.Range(1, MostAccounts).Select(number => $"{NameOf(number)}:{Key};")));

        try
        {
            _azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions());
        }
        finally
        {
            // An Azurite that a test starts itself has its default account again.
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    /// <returns>The connection string of an account that nobody else has.</returns>
    /// <exception cref="InvalidOperationException">Azurite does not run, or all accounts are taken.</exception>
    public string Take()
    {
        var number = Interlocked.Increment(ref _taken);

        if (_azurite is null || number > MostAccounts)
        {
            throw new InvalidOperationException(_azurite is null ? "Azurite has not been started." : $"All {MostAccounts} accounts are taken.");
        }

        var name = NameOf(number);
        return $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={Key};"
            + $"BlobEndpoint={Rename(_azurite.BlobEndpoint, name)};QueueEndpoint={Rename(_azurite.QueueEndpoint, name)};TableEndpoint={Rename(_azurite.TableEndpoint, name)};";
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number:D4}");

    private static string Rename(Uri endpoint, string account) => endpoint.AbsoluteUri.Replace(DefaultAccount, account, StringComparison.Ordinal);
}
