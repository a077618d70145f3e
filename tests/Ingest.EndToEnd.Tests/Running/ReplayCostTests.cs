using Azure.Core.Pipeline;
using Ingest.Core.Batches;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

/// <summary>What <c>reingest --plan</c> says that a run would cost, beside what the run then costs.</summary>
[Collection(MeasurementCollection.Name)]
public sealed class ReplayCostTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const double Tolerance = 0.25;

    /// <summary>What the host does whether or not anything runs.</summary>
    private static readonly string[] Polling = ["GET messages", "GET comp=list", "PUT renew", "PUT acquire"];

    [Theory]
    [InlineData(Stage.Parse)]
    [InlineData(Stage.Enrich)]
    [InlineData(Stage.Write)]
    public async Task Plan_TellsTheTransactionsOfTheRun_When_DropsRunAgain(Stage stage)
    {
        await using var account = new StorageAccount(accounts.Take());
        var (appCounter, hostCounter) = (new TransactionCounter(), new TransactionCounter());
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Services.AddSingleton<HttpPipelinePolicy>(appCounter);
            builder.ConfigureHostStorageClients(hostCounter.AddTo);
        });
        await account.DropAllAsync(Enumerable.Range(1, 8).Select(number => ($"{number}.txt", News.PlainText(number))));
        await account.DropAsync("lines.jsonl", string.Join('\n', Enumerable.Range(20, 60).Select(News.JsonLine)));
        await account.WaitUntilAllDoneAsync();
        var sweep = app.Get<SweepHandler>();

        // What a sweep costs that has nothing to run again.
        appCounter.Reset();
        await sweep.SweepAsync(again: null, CancellationToken.None);
        var idle = appCounter.Total;
        var plan = await sweep.PlanAsync(stage, CancellationToken.None).SelectMany(report => report.Gaps).ToListAsync();
        appCounter.Reset();
        hostCounter.Reset();

        await sweep.SweepAsync(stage, CancellationToken.None);
        await account.WaitUntilAllDoneAsync();

        var received = hostCounter.Counts.GetValueOrDefault("DELETE messages");
        var counted = appCounter.Total - idle + received + hostCounter.Counts.Where(pair => !Polling.Contains(pair.Key)).Sum(pair => pair.Value);
        var cost = new ReplayCost(plan);
        output.WriteLine($"{stage}: {plan.Count} drops, {plan.Sum(gap => gap.Batches)} batches, {cost.Articles} articles; planned {cost.Transactions}, counted {counted} (app {appCounter}; host {hostCounter})");
        Assert.Equal(9, plan.Count);
        Assert.InRange(cost.Transactions, counted * (1 - Tolerance), counted * (1 + Tolerance));
        await app.StopAsync();
    }
}
