using System.Net;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost.Azurite;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class OutageTests
{
    private const int Files = 120;

    [Fact]
    public async Task Host_GoesOnByItselfAndLosesNothing_When_StorageIsGoneForAWhile()
    {
        var data = Directory.CreateTempSubdirectory("ingest-outage-").FullName;
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { DataFolder = data });

        try
        {
            await using var account = new StorageAccount(azurite.ConnectionString);
            await using var app = await IngestApp.StartAsync(account);
            await account.DropAllAsync(Enumerable.Range(0, Files).Select(number => ($"{number}.txt", News.PlainText(number))));
            await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).Count >= 20, StorageAccount.Patience);
            Assert.Equal(HttpStatusCode.OK, await HealthAsync(app));

            await azurite.StopAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(app));
            azurite = await AzuriteProcess.StartAsync(installation, SamePlace(azurite, data));

            Assert.Equal(HttpStatusCode.OK, await HealthAsync(app));
            await account.WaitUntilAllDoneAsync();
            Assert.Equal(Enumerable.Range(0, Files).Select(News.Headline).Order(), (await account.ArticlesAsync()).Select(row => (string)row["Headline"]).Order());
            Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
            await app.StopAsync();
        }
        finally
        {
            await azurite.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private static AzuriteOptions SamePlace(AzuriteProcess azurite, string data) => new()
    {
        DataFolder = data,
        BlobPort = azurite.BlobEndpoint.Port,
        QueuePort = azurite.QueueEndpoint.Port,
        TablePort = azurite.TableEndpoint.Port,
    };

    private static async Task<HttpStatusCode> HealthAsync(IngestApp app) => (await app.Http.GetAsync("api/health")).StatusCode;
}
