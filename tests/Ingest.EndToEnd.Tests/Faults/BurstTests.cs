using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class BurstTests(AzuriteAccounts accounts)
{
    private const int Files = 200;

    [Fact]
    public async Task Burst_IsFoundToTheLastBlob_When_AllComeWithinTheClockTickOfTheService()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        await account.DropAllAsync(Enumerable.Range(0, Files).Select(number => ($"burst/{number}.txt", News.PlainText(number))));

        await account.WaitUntilAllDoneAsync();
        await AssertAllWrittenAsync(account);
        Assert.Equal(Files, app.Invocations("PickUpDrop"));
        await app.StopAsync();
    }

    [Fact]
    public async Task TwoHosts_WriteEachArticleOnce_When_TheyShareAnAccount()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var first = await IngestApp.StartAsync(account);
        await using var second = await IngestApp.StartAsync(account);

        await account.DropAllAsync(Enumerable.Range(0, Files / 2).Select(number => ($"{number}.txt", News.PlainText(number))));
        await account.DropAsync("rest.zip", News.Zip(Enumerable.Range(Files / 2, Files / 2).Select(number => ($"{number}.txt", News.PlainText(number)))));

        await account.WaitUntilAllDoneAsync();
        await AssertAllWrittenAsync(account);
        Assert.True(first.Invocations("WriteRecords") > 0 && second.Invocations("WriteRecords") > 0);
        await first.StopAsync();
        await second.StopAsync();
    }

    private static async Task AssertAllWrittenAsync(StorageAccount account)
    {
        var articles = await account.ArticlesAsync();
        Assert.Equal(Enumerable.Range(0, Files).Select(News.Headline).Order(), articles.Select(row => (string)row["Headline"]).Order());
        Assert.All(articles, row => Assert.Equal(1, row["Version"]));
        Assert.Equal(Files, (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count);
        Assert.All(await account.Get<ILedger>().ListAsync(CancellationToken.None).ToListAsync(), entry => Assert.Equal((DropState.Written, 1), (entry.State, entry.Version)));
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
    }
}
