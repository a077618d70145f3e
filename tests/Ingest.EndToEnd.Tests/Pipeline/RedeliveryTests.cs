using Ingest.Core.Batches;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

public sealed class RedeliveryTests(AzuriteAccounts accounts)
{
    private const string Url = "https://courier.example/ferry";

    [Theory]
    [InlineData(Stage.PickUp)]
    [InlineData(Stage.Parse)]
    [InlineData(Stage.Enrich)]
    [InlineData(Stage.Write)]
    public async Task Redelivery_ChangesNoRow_When_EveryMessageOfAStageComesTwiceMore(Stage stage)
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IStageQueues>(queues.Around));
        await DropSeveralAsync(account);
        var rows = await account.AllRowsAsync();
        await app.Get<StageChannel>().RequestAsync([new PickUpRequest("day.zip"), new PickUpRequest("ferry.html"), new PickUpRequest("long.txt")], again: null, CancellationToken.None);
        await account.WaitForEmptyQueuesAsync();
        var messages = queues.Sent.Where(message => message.Stage == stage).ToArray();

        foreach (var message in messages.Concat(messages.Reverse()))
        {
            await account.Get<IStageQueues>().SendAsync(message, CancellationToken.None);
        }

        await account.WaitForEmptyQueuesAsync();
        Assert.NotEmpty(messages);
        AssertSame(rows, await account.AllRowsAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task LateMessages_ChangeNoRow_When_TheirBlobHasANewerVersion()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IStageQueues>(queues.Around));
        await DropSeveralAsync(account);
        var late = queues.Sent;
        await account.WaitForEndAsync(await account.DropAsync("day.zip", News.Zip(Enumerable.Range(100, 20).Select(number => ($"{number}.txt", News.PlainText(number))))));
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(200, $"{Url}/new")));
        await account.WaitForEmptyQueuesAsync();
        var rows = await account.AllRowsAsync();

        foreach (var message in late)
        {
            await account.Get<IStageQueues>().SendAsync(message, CancellationToken.None);
        }

        await account.WaitForEmptyQueuesAsync();
        AssertSame(rows, await account.AllRowsAsync());
        await app.StopAsync();
    }

    private static async Task DropSeveralAsync(StorageAccount account)
    {
        var zip = News.Zip(Enumerable.Range(0, 30).Select(number => ($"{number}.txt", News.PlainText(number))));
        Assert.Equal(DropState.Written, (await account.WaitForEndAsync(await account.DropAsync("day.zip", zip))).State);
        Assert.Equal(DropState.Written, (await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(50, Url)))).State);
        Assert.Equal(DropState.Written, (await account.WaitForEndAsync(await account.DropAsync("long.txt", News.Long(51)))).State);
        await account.WaitForEmptyQueuesAsync();
    }

    private static void AssertSame(IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyDictionary<string, IReadOnlyList<string>> after)
    {
        foreach (var (table, rows) in before)
        {
            Assert.Empty(rows.Except(after[table]));
            Assert.Empty(after[table].Except(rows));
        }
    }
}
