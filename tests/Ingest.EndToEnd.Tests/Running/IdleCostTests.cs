using System.Diagnostics;
using Azure.Core.Pipeline;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

public sealed class IdleCostTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const double MostAMinute = 200;

    // Two polls of each queue at the longest pause.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Host_CostsFewTransactions_When_NothingIsDropped()
    {
        await using var account = new StorageAccount(accounts.Take());
        var counter = new TransactionCounter();
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Services.AddSingleton<HttpPipelinePolicy>(counter);
            builder.ConfigureHostStorageClients(counter.AddTo);
        });
        await account.WaitForEndAsync(await account.DropAsync("before.txt", News.PlainText(1)));

        // The pauses between polls grow for a while after the last message: the second window is the idle one.
        var rate = 0d;

        for (var window = 1; window <= 2; window++)
        {
            counter.Reset();
            var watch = Stopwatch.StartNew();
            await Eventually.IsTrueAsync(() => watch.Elapsed >= Window, StorageAccount.Patience);
            rate = counter.Total / watch.Elapsed.TotalMinutes;
            output.WriteLine($"{rate:0} transactions a minute: {counter}");
        }

        Assert.True(rate <= MostAMinute, $"The host took {rate:0} transactions a minute.");
        await app.StopAsync();
    }
}
