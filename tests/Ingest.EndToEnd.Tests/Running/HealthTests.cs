using System.Net;
using System.Net.Http.Json;
using Ingest.Core.Enrichment;
using Ingest.Core.Parsing;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Functions.Health;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

public sealed class HealthTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Health_SaysOkAndTheVersions_When_StorageAnswers()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        var answer = await app.Http.GetAsync("api/health");

        app.Logs.ThrowOnUnexpectedError();
        var report = await answer.Content.ReadFromJsonAsync<HealthReport>();
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, report!.IsHealthy));
        Assert.Equal((app.Get<IDocumentParser>().Version, app.Get<IArticleEnricher>().Version), (report.Parser, report.Enricher));
        await app.StopAsync();
    }

    [Fact]
    public async Task HealthCheck_SaysWhatIsMissing_When_TheStorageHasNoLayout()
    {
        await using var account = new StorageAccount(accounts.Take());
        var check = new HealthCheck(account.Clients, account.Get<IDocumentParser>(), account.Get<IArticleEnricher>());

        var report = await check.RunAsync(CancellationToken.None);

        Assert.Equal((false, "answered 404", "answered 404"), (report.IsHealthy, report.Blobs, report.Queues));
    }
}
