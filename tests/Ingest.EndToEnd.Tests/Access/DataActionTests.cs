using Azure.Core.Pipeline;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Faults;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingest.EndToEnd.Tests.Access;

/// <summary>What the function app does to storage is what <c>data-actions.txt</c> lists, which the roles of the deployment are held to.</summary>
public sealed class DataActionTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private static readonly string ListFile = Repository.PathOf("tests", "Ingest.EndToEnd.Tests", "Access", "data-actions.txt");

    [Fact]
    public async Task App_NeedsTheListedRightsOnly_When_EverythingHasHappened()
    {
        await using var account = new StorageAccount(accounts.Take());
        var recorder = new DataActionRecorder(account.ConnectionString);
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Configuration["Ingest:Retention:ArticleVersions"] = "00:00:00";
            builder.Services.AddSingleton<HttpPipelinePolicy>(recorder);
            builder.ConfigureHostStorageClients(options => options.AddPolicy(recorder, Azure.Core.HttpPipelinePosition.PerCall));
        });
        app.Logs.IsExpectedError = PoisonTests.IsParking;

        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(1)));
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(2)));
        await account.WaitForEndAsync(await account.DropAsync("long.zip", News.Zip([("long.txt", News.Long(3))])));
        await account.WaitForEndAsync(await account.DropAsync("empty.txt", ""));
        await account.Clients.Queues.GetQueueClient(StorageNames.WriteQueue).SendMessageAsync("poison");
        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).Count == 2, StorageAccount.Patience);
        await account.DeleteAsync("long.zip");
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await account.WaitForStateAsync("long.zip", DropState.Deleted);
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await app.Http.GetAsync("api/health");
        await account.WaitForEmptyQueuesAsync();

        foreach (var action in recorder.Actions)
        {
            output.WriteLine(action);
        }

        Assert.Equal((await File.ReadAllLinesAsync(ListFile, TestContext.Current.CancellationToken)).Where(line => line.Length > 0 && line[0] != '#'), recorder.Actions);
        await app.StopAsync();
    }
}
