using Ingest.Core.Batches;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

/// <summary>One text under several names, without a URL: one article for readers, and a pointer from the others.</summary>
public sealed class SameTextTests(AzuriteAccounts accounts)
{
    private static readonly string[] Names = ["morning/ferry.txt", "evening/ferry (copy).txt"];

    [Fact]
    public async Task SecondFile_IsADuplicate_When_TwoHostsWriteBothAndMessagesComeAgain()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var one = await IngestApp.StartAsync(account, builder =>
        {
            builder.Wrap<IStageQueues>(queues.Around);
            IngestApp.SearchEverySecond(builder);
        });
        await using var other = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);
        await account.DropAllAsync(Names.Select(name => (name, News.PlainText(1))));

        var (stands, aside) = await WaitForDuplicateAsync(account);

        foreach (var message in queues.Sent)
        {
            await account.Get<IStageQueues>().SendAsync(message, CancellationToken.None);
        }

        await account.WaitUntilAllDoneAsync();
        Assert.Equal((stands, aside), await WaitForDuplicateAsync(account));
        await AssertOneArticleAsync(account, await IdOfAsync(account, stands));
        Assert.Equal(await IdOfAsync(account, stands), (await account.Reader.GetAsync(await IdOfAsync(account, aside)))!.DuplicateOf);
        Assert.Empty(await account.VerifyAsync());
        await one.StopAsync();
        await other.StopAsync();
    }

    [Fact]
    public async Task Duplicate_StandsForItself_When_TheOtherFileIsDeleted()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);
        await account.DropAllAsync(Names.Select(name => (name, News.PlainText(1))));
        var (stands, aside) = await WaitForDuplicateAsync(account);

        await account.DeleteAsync(stands);
        await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);

        await account.WaitForStateAsync(aside, DropState.Written);
        await account.WaitUntilAllDoneAsync();
        await AssertOneArticleAsync(account, await IdOfAsync(account, aside));
        Assert.Null((await account.Reader.GetAsync(await IdOfAsync(account, aside)))!.DuplicateOf);
        await app.StopAsync();
    }

    [Fact]
    public async Task Duplicate_StandsForItself_When_ItIsOverwrittenWithAnotherText()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);
        await account.DropAllAsync(Names.Select(name => (name, News.PlainText(1))));
        var (_, aside) = await WaitForDuplicateAsync(account);

        await account.WaitForEndAsync(await account.DropAsync(aside, News.PlainText(2)));

        Assert.Equal(DropState.Written, (await account.FindAsync(aside))!.State);
        Assert.Equal([News.Headline(1), News.Headline(2)], (await account.Reader.LatestAsync().ToListAsync()).Select(row => row.Headline).Order());
        Assert.Equal(2, await account.Reader.ByEntityAsync("Hamburg").CountAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Archive_CountsOneArticle_When_ItHasATextTwice()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);
        await account.DropAsync("both.zip", News.Zip(Names.Select(name => (name, News.PlainText(1)))));

        await Eventually.IsTrueAsync(
            async () => await account.FindAsync("both.zip") is { State: DropState.Written, Articles: 1, Duplicates: 1 } && await account.Reader.LatestAsync().CountAsync() == 1,
            StorageAccount.Patience,
            () => "The ledger does not count a duplicate, or the list has two articles.");

        await app.StopAsync();
    }

    /// <returns>The file whose article stands, and the one whose article stands aside.</returns>
    private static async Task<(string Stands, string Aside)> WaitForDuplicateAsync(StorageAccount account)
    {
        (string Stands, string Aside)? found = null;
        var seen = "";
        await Eventually.IsTrueAsync(
            async () =>
            {
                var entries = (await Task.WhenAll(Names.Select(account.FindAsync))).OfType<LedgerEntry>().ToArray();
                seen = string.Join(", ", entries.Select(entry => $"{entry.Blob} {entry.State.Name()}"));
                var (stands, aside) = (Array.Find(entries, entry => entry.State == DropState.Written), Array.Find(entries, entry => entry.State == DropState.Duplicate));
                found = stands is null || aside is null ? null : (stands.Blob, aside.Blob);

                // The list comes last.
                return found is not null && await account.Reader.LatestAsync().CountAsync() == 1;
            },
            StorageAccount.Patience,
            () => seen);
        return found!.Value;
    }

    private static async Task<string> IdOfAsync(StorageAccount account, string name) =>
        (await account.Get<ILedger>().BatchesAsync(name, CancellationToken.None).LastAsync()).Outcome.ArticleIds.Single();

    private static async Task AssertOneArticleAsync(StorageAccount account, string id)
    {
        Assert.Equal([id], await account.Reader.LatestAsync().Select(row => row.ArticleId).ToListAsync());
        Assert.Equal([id], await account.Reader.ByEntityAsync("Hamburg").Select(row => row.ArticleId).ToListAsync());
        Assert.All(await account.Reader.BySpeakerAsync(News.Speaker).ToListAsync(), row => Assert.Equal(id, row.ArticleId));
        Assert.NotEmpty(await account.RowsAsync(StorageNames.QuotesTable));
    }
}
