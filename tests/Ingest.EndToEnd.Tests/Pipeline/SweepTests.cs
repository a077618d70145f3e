using Azure.Storage.Blobs.Models;
using Ingest.Core;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Core.Writing;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

/// <summary>What the sweep does by its settings, on storage and through the functions.</summary>
public sealed class SweepTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Sweep_GoesOnWhereItStopped_When_ARunMayAskForLittle()
    {
        await using var account = new StorageAccount(accounts.Take());

        await using (var first = await IngestApp.StartAsync(account))
        {
            await first.StopAsync();
        }

        // Dropped and swept while no host runs, so that the trigger has no part in it.
        await account.DropAllAsync(Enumerable.Range(0, 12).Select(number => ($"{(number % 3 == 0 ? "" : $"folder{number % 3}/")}{number}.txt", News.PlainText(number))));
        account.Get<IOptions<SweepOptions>>().Value.MaxRequests = 5;
        var runs = new List<SweepReport>();

        do
        {
            runs.Add(await account.Get<SweepHandler>().HandleAsync(MessageContext.Direct, CancellationToken.None));
        }
        while (!runs[^1].IsComplete);

        await using var app = await IngestApp.StartAsync(account);
        await account.WaitUntilAllDoneAsync();
        var certificate = await account.Get<ISweepLog>().CertificatesAsync(CancellationToken.None).FirstAsync();
        Assert.Equal(12, (await account.ArticlesAsync()).Count);
        Assert.Equal((12, 12, runs.Count), (certificate.Tally.Blobs, certificate.Tally.Requested, certificate.Tally.Runs));
        Assert.True(runs.Count > 1);
        Assert.Null(await account.Get<ISweepLog>().FindCheckpointAsync(CancellationToken.None));
        await app.StopAsync();
    }

    [Fact]
    public async Task Sweep_KeepsTheArticles_When_TheSettingSaysSo()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Sweep:KeepArticlesOfDeletedDrops"] = "true");
        await account.WaitForEndAsync(await account.DropAsync("goes.txt", News.PlainText(1)));

        await account.DeleteAsync("goes.txt");
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);

        var entry = await account.WaitForStateAsync("goes.txt", DropState.Deleted);
        Assert.Equal(1, entry.Articles);
        Assert.Single(await account.ArticlesAsync());
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Sweep_ClearsEarlierVersionsAndTombstones_When_TheirTimeIsOver()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Configuration["Ingest:Retention:ArticleVersions"] = "00:00:00";
            builder.Configuration["Ingest:Retention:Tombstones"] = "00:00:00";
        });
        await account.WaitForEndAsync(await account.DropAsync("stays.txt", News.PlainText(1)));
        await account.WaitForEndAsync(await account.DropAsync("stays.txt", News.PlainText(2)));
        await account.WaitForEndAsync(await account.DropAsync("goes.txt", News.PlainText(3)));
        await account.DeleteAsync("goes.txt");
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await account.WaitForEmptyQueuesAsync();

        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);

        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;
        var store = account.Get<IArticleStore>();
        Assert.Equal(News.Headline(2), (await store.FindAsync(id, CancellationToken.None))!.Article.Headline);
        Assert.Empty(await store.HistoryAsync(id, CancellationToken.None).ToListAsync());
        Assert.Single(await account.Clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer).GetBlobsAsync(new GetBlobsOptions()).ToListAsync());
        Assert.Null(await account.FindAsync("goes.txt"));
        Assert.Empty(await account.VerifyAsync());
        await app.StopAsync();
    }
}
