using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Storage.Usage;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

/// <summary>What an article costs, counted and not timed: a change that makes one more request fails here. Lower the figures when they fall.</summary>
public sealed class TransactionTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int ArchiveArticles = 200;

    // Polling finds nothing or something, as time will have it: what is counted here is what each article must have.
    private static readonly TransactionKind[] Polling = [TransactionKind.QueueReceive, TransactionKind.BlobList, TransactionKind.BlobOther, TransactionKind.QueueOther];

    [Fact]
    public async Task SingleArticle_TakesTenOfTheAppAndTwoOfTheHost_When_ItHasAQuote()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        // The first one makes the month known to readers, which is not done again.
        await DropAndWaitAsync(account, "0.txt", News.PlainText(0));
        await WaitForReceiptAsync(account);
        var (appBefore, hostBefore) = Read(app);

        await DropAndWaitAsync(account, "1.txt", News.PlainText(1));

        var (own, host) = Read(app);
        var (ownUsed, hostUsed) = (Subtract(own, appBefore), Subtract(host, hostBefore));
        output.WriteLine($"app: {Describe(ownUsed)}; host: {Describe(hostUsed)}");
        // Drop; document. Two messages. Row. Three index tables, ledger before and after.
        Assert.Equal("BlobRead 1, BlobWrite 1, QueueSend 2, TableWrite 2, TableBatch 4", Describe(ownUsed));
        Assert.Equal(2, hostUsed.GetValueOrDefault(TransactionKind.QueueDelete));
        // A receipt, together with others in a burst; it may come late.
        Assert.InRange(hostUsed.GetValueOrDefault(TransactionKind.BlobWrite), 0, 1);
        Assert.Equal(0, hostUsed.GetValueOrDefault(TransactionKind.BlobRead));
        await app.StopAsync();
    }

    [Fact]
    public async Task Status_TellsTransactionsAndCost_When_AHostHasRunAndStopped()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await DropAndWaitAsync(account, "0.txt", News.PlainText(0));
        await app.StopAsync();

        await using var command = ChildProcess.StartCommand(["status", "--json"], account.ConnectionString);
        await command.WaitAsync();

        Assert.True(command.ExitCode == 0, command.Errors);
        using var status = JsonDocument.Parse(command.Output);
        var usage = status.RootElement.GetProperty("usage");
        var (own, host) = Read(app);
        Assert.Equal(1, usage.GetProperty("articles").GetInt32());
        Assert.Equal(own[TransactionKind.QueueSend], usage.GetProperty("app").GetProperty("queueSend").GetInt64());
        Assert.Equal(host[TransactionKind.QueueDelete], usage.GetProperty("host").GetProperty("queueDelete").GetInt64());
        Assert.True(usage.GetProperty("transactionsPerArticle").GetDouble() > 12);
        Assert.True(usage.GetProperty("cost").GetDecimal() > 0);
    }

    [Fact]
    public async Task ArchivedArticle_TakesFewTransactions_When_ItComesWithManyOthers()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await DropAndWaitAsync(account, "0.txt", News.PlainText(0));
        var (appBefore, hostBefore) = Read(app);
        var zip = News.Zip(Enumerable.Range(1, ArchiveArticles).Select(number => ($"{number}.txt", News.PlainText(number))));

        var entry = await account.WaitForEndAsync(await account.DropAsync("archive.zip", zip));

        await account.WaitForEmptyQueuesAsync();
        var (own, host) = Read(app);
        var used = Subtract(own, appBefore).Concat(Subtract(host, hostBefore)).Where(pair => !Polling.Contains(pair.Key)).Sum(pair => pair.Value);
        output.WriteLine($"{(double)used / ArchiveArticles:0.000} an article; app: {Describe(Subtract(own, appBefore))}; host: {Describe(Subtract(host, hostBefore))}");
        Assert.Equal((DropState.Written, ArchiveArticles), (entry.State, entry.Articles));
        Assert.True(used <= MostOfArchive, $"{used} transactions for {ArchiveArticles} articles.");
        await app.StopAsync();
    }

    /// <summary>A row an article; then for each of two batches three messages sent and deleted, three work blobs written and read, a document, a few index transactions, a few of the ledger, which the batches may have to repeat.</summary>
    private const int MostOfArchive = ArchiveArticles + 60;

    private static async Task DropAndWaitAsync(StorageAccount account, string name, string text)
    {
        await account.WaitForEndAsync(await account.DropAsync(name, text));
        await account.WaitForEmptyQueuesAsync();
    }

    private static Task WaitForReceiptAsync(StorageAccount account) => Eventually.IsTrueAsync(
        async () => await account.Clients.Blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobsAsync(new GetBlobsOptions { Prefix = "blobreceipts/" }).AnyAsync(blob => blob.Properties.ContentLength > 0),
        StorageAccount.Patience);

    private static (IReadOnlyDictionary<TransactionKind, long> App, IReadOnlyDictionary<TransactionKind, long> Host) Read(IngestApp app) =>
        (app.Get<UsageMeter>().App.Snapshot(), app.Get<UsageMeter>().Host.Snapshot());

    private static Dictionary<TransactionKind, long> Subtract(IReadOnlyDictionary<TransactionKind, long> after, IReadOnlyDictionary<TransactionKind, long> before) =>
        after.ToDictionary(pair => pair.Key, pair => pair.Value - before.GetValueOrDefault(pair.Key));

    private static string Describe(Dictionary<TransactionKind, long> counts) =>
        string.Join(", ", counts.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
}
