using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class CrashTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int Files = 80;
    private const int ArchiveEntries = 200;
    private const int Kills = 2;

    [Fact]
    public async Task Host_LosesNothing_When_ItIsKilledInTheMiddleOfItsWork()
    {
        await using var account = new StorageAccount(accounts.Take());
        await account.Get<StorageLayout>().EnsureAsync(CancellationToken.None);
        await account.DropAllAsync(Enumerable.Range(0, Files).Select(number => ($"{number}.txt", News.PlainText(number))));
        await account.DropAsync("archive.zip", News.Zip(Enumerable.Range(Files, ArchiveEntries).Select(number => ($"{number}.txt", News.PlainText(number)))));

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var doomed = ChildProcess.StartFunctions(account);
            await WaitUntilWrittenAsync(account, doomed, articles: kill * 30);
            await doomed.KillAsync();
            var left = (await account.VerifyAsync()).Count;
            output.WriteLine($"Kill {kill}: {left} files had not come to their end, {(await account.ArticlesAsync()).Count} articles were written.");
            Assert.NotEqual(0, left);
        }

        await using var host = ChildProcess.StartFunctions(account);
        await account.WaitUntilAllDoneAsync();

        var articles = await account.ArticlesAsync();
        Assert.Equal(Enumerable.Range(0, Files + ArchiveEntries).Select(News.Headline).Order(), articles.Select(row => (string)row["Headline"]).Order());
        Assert.Equal(Files + ArchiveEntries, (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count);
        Assert.Equal(Files + ArchiveEntries, await account.Reader.ByEntityAsync("Hamburg").CountAsync());
        Assert.Equal(ArchiveEntries, (await account.FindAsync("archive.zip"))!.Articles);
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
        Assert.All(await account.Get<ILedger>().ListAsync(CancellationToken.None).ToListAsync(), entry => Assert.Equal((DropState.Written, 1), (entry.State, entry.Version)));
    }

    private static Task WaitUntilWrittenAsync(StorageAccount account, ChildProcess host, int articles) => Eventually.IsTrueAsync(
        async () => (await account.ArticlesAsync()).Count >= articles, StorageAccount.Patience, () => $"{host.Output}{host.Errors}");
}
