using Ingest.Core.Batches;
using Ingest.Core.Enrichment;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Core.Writing;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

/// <summary>What readers see when articles are edited, deleted, retracted, shared by files, or made anew by a newer build.</summary>
public sealed class VersionTests(AzuriteAccounts accounts)
{
    private const string Url = "https://courier.example/ferry";

    [Fact]
    public async Task History_TellsWhatChanged_When_AnArticleIsEdited()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var page = News.Html(1, Url);
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", page));
        var edited = page.Replace("opens ferry line", "postpones ferry line", StringComparison.Ordinal).Replace("<p>The first boats left", "<p>The first boats will leave", StringComparison.Ordinal);

        await account.WaitForEndAsync(await account.DropAsync("ferry.html", edited));

        var store = account.Get<IArticleStore>();
        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;
        var stored = await store.FindAsync(id, CancellationToken.None);
        var change = Assert.Single(await store.HistoryAsync(id, CancellationToken.None).ToListAsync());
        Assert.Equal((2, News.Headline(1), 1, 1), (change.Version, change.HeadlineBefore, change.AddedCount, change.RemovedCount));
        Assert.StartsWith("The first boats left", Assert.Single(change.Removed), StringComparison.Ordinal);
        Assert.StartsWith("The first boats will leave", Assert.Single(change.Added), StringComparison.Ordinal);
        Assert.Equal((2, change.At), (stored!.Version, stored.LastChanged));
        Assert.True(stored.FirstSeen < stored.LastChanged);
        await app.StopAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Article_PassesToTheOtherFile_When_TheOneThatCarriesItGoes(bool isToldByEvent)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("early.html", News.Html(1, Url, modified: "2025-03-04T09:00:00Z")));
        await account.WaitForEndAsync(await account.DropAsync("late.html", News.Html(2, Url, modified: "2025-03-05T09:00:00Z").Replace("Hamburg", "Rotterdam", StringComparison.Ordinal)));
        await account.WaitForStateAsync("early.html", DropState.Duplicate);

        await account.DeleteAsync("late.html");
        await (isToldByEvent ? TellOfDeletionAsync(account, "late.html") : account.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None));

        await account.WaitForStateAsync("late.html", DropState.Deleted);
        await account.WaitForStateAsync("early.html", DropState.Written);
        await account.WaitUntilAllDoneAsync();
        var row = Assert.Single(await account.ArticlesAsync());
        Assert.Equal(("early.html", News.Headline(1)), (row["Blob"], row["Headline"]));
        Assert.Equal(News.Headline(1), (await account.Reader.LatestAsync().SingleAsync()).Headline);
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        Assert.Empty(await account.Reader.ByEntityAsync("Rotterdam").ToListAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Deletion_LeavesNoRowOfTheArticle_When_EventGridTells()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("goes/a b%2Fc.txt", News.PlainText(1)));

        await account.DeleteAsync("goes/a b%2Fc.txt");
        await TellOfDeletionAsync(account, "goes/a b%2Fc.txt");

        await account.WaitForStateAsync("goes/a b%2Fc.txt", DropState.Deleted);
        Assert.Empty(await account.ArticlesAsync());

        foreach (var table in new[] { StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
        {
            Assert.Empty(await account.RowsAsync(table));
        }

        await app.StopAsync();
    }

    [Fact]
    public async Task Sweep_RunsTheStageThatIsNewOnStoredRecords_When_TheEnricherIsUpgraded()
    {
        await using var account = new StorageAccount(accounts.Take());

        await using (var old = await IngestApp.StartAsync(account))
        {
            await account.WaitForEndAsync(await account.DropAsync("day.zip", News.Zip(Enumerable.Range(0, 30).Select(number => ($"{number}.txt", News.PlainText(number))))));
            await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(50, Url)));
            await old.StopAsync();
        }

        var enricher = new TappedEnricher { Build = "+2" };
        var queues = new TappedQueues();
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Wrap<IArticleEnricher>(enricher.Around);
            builder.Wrap<IStageQueues>(queues.Around);
        });

        var report = await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).All(row => ((string)row["EnricherVersion"]).EndsWith("+2", StringComparison.Ordinal)), StorageAccount.Patience);
        await account.WaitUntilAllDoneAsync();

        Assert.Equal((2, true), (report.Tally.Count(GapKind.Outdated), report.Tally.IsWhole));
        Assert.Equal(31, (await account.ArticlesAsync()).Count);
        Assert.DoesNotContain(queues.Sent, message => message.Stage == Stage.Parse);
        Assert.All(queues.Sent.Where(message => message.Stage == Stage.Enrich), message => Assert.NotNull(message.Stored));
        var certificate = await account.Get<ISweepLog>().CertificatesAsync(CancellationToken.None).FirstAsync();
        Assert.Equal((2, true), (certificate.Tally.Blobs, certificate.Tally.IsWhole));
        Assert.Equal(0, (await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None)).Tally.Requested);
        await app.StopAsync();
    }

    [Fact]
    public async Task Retraction_TakesTheTextOutOfEveryTable_When_AWireSaysTheItemIsCanceled()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("wire/1.json", Ninjs("usable", "2025-03-05T10:00:00Z", News.Headline(1), "The first boats left at six in the morning, said the harbour office in Hamburg.")));
        var id = (await account.Reader.LatestAsync().SingleAsync()).ArticleId;

        await account.WaitForEndAsync(await account.DropAsync("wire/2.json", Ninjs("canceled", "2025-03-05T11:00:00Z", "Kill: ferry line", "Kill the item on the ferry line.")));

        var row = Assert.Single(await account.ArticlesAsync());
        Assert.Equal((id, "canceled"), (row.PartitionKey, row["PubStatus"]));
        Assert.Null(await account.Reader.GetAsync(id));
        Assert.DoesNotContain("Hamburg", string.Concat((await account.AllRowsAsync()).Values.SelectMany(rows => rows)), StringComparison.Ordinal);
        Assert.Empty(await account.RowsAsync(StorageNames.ArticlesByDateTable));
        Assert.Empty(await account.RowsAsync(StorageNames.ArticlesByEntityTable));

        await account.WaitForEndAsync(await account.DropAsync("wire/3.json", Ninjs("usable", "2025-03-05T12:00:00Z", News.Headline(2), "The first boats left at seven in the morning, said the harbour office in Hamburg.")));

        Assert.Equal(News.Headline(2), (await account.Reader.GetAsync(id))!.Headline);
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        await app.StopAsync();
    }

    private static string Ninjs(string status, string version, string headline, string text) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["uri"] = "urn:newsml:courier.example:20250305:ferry",
        ["type"] = "text",
        ["pubstatus"] = status,
        ["versioncreated"] = version,
        ["headline"] = headline,
        ["body_text"] = text,
    });

    /// <summary>Microsoft Learn, "Azure Blob Storage as an Event Grid source": the event of a deletion, in Event Grid's schema.</summary>
    private static Task TellOfDeletionAsync(StorageAccount account, string name) => account.Clients.Queues.GetQueueClient(StorageNames.ParseQueue).SendMessageAsync(
        $$"""
        {"topic":"/subscriptions/0/resourceGroups/news/providers/Microsoft.Storage/storageAccounts/news","subject":"/blobServices/default/containers/drop/blobs/{{name}}",
        "eventType":"Microsoft.Storage.BlobDeleted","id":"1","eventTime":"2025-03-05T10:00:00Z","data":{"api":"DeleteBlob"},"dataVersion":"","metadataVersion":"1"}
        """);
}
