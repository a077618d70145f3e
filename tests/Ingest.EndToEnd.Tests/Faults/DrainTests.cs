using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

/// <summary>SIGTERM in the middle of the work: what runs comes to its end, and the next start goes on at once.</summary>
public sealed partial class DrainTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int Files = 60;
    private const int ArchiveEntries = 200;

    [Fact]
    public async Task Functions_LeaveNothingHiddenOrLocked_When_TheyAreTerminatedUnderLoad()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM to send.");
        await using var account = new StorageAccount(accounts.Take());
        await account.Get<StorageLayout>().EnsureAsync(CancellationToken.None);
        await DropAsync(account);
        await using var first = ChildProcess.StartFunctions(account);
        await WaitForArticlesAsync(account, first, articles: 20);

        await first.TerminateAsync();

        output.WriteLine($"{(await account.VerifyAsync()).Count} files had not come to their end, {(await account.ArticlesAsync()).Count} articles were written.");
        Assert.Equal(0, first.ExitCode);
        AssertNothingWasCut(first);
        Assert.Empty(await HiddenMessagesAsync(account));
        Assert.Empty(await LockedBlobsAsync(account));
        await using var second = ChildProcess.StartFunctions(account);
        await AssertAllIsWrittenOnceAsync(account);
    }

    [Fact]
    public async Task Up_GoesOnWithWhatIsLeft_When_ItWasTerminatedUnderLoad()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM to send.");
        var folder = Directory.CreateTempSubdirectory("ingest-drain-").FullName;
        await using var first = await StartUpAsync(folder);

        await using (var account = AccountOf(first))
        {
            await DropAsync(account);
            await WaitForArticlesAsync(account, first, articles: 20);
        }

        await first.TerminateAsync();

        Assert.Equal(0, first.ExitCode);
        AssertNothingWasCut(first);
        await using var second = await StartUpAsync(folder);
        await using var again = AccountOf(second);
        await AssertAllIsWrittenOnceAsync(again);
        await second.TerminateAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task DropAsync(StorageAccount account)
    {
        await account.DropAllAsync(Enumerable.Range(0, Files).Select(number => ($"{number.ToString(CultureInfo.InvariantCulture)}.txt", News.PlainText(number))));
        await account.DropAsync("archive.zip", News.Zip(Enumerable.Range(Files, ArchiveEntries).Select(number => ($"{number.ToString(CultureInfo.InvariantCulture)}.txt", News.PlainText(number)))));
    }

    private static async Task<ChildProcess> StartUpAsync(string folder)
    {
        var up = ChildProcess.StartCommand(["up", "--url", "http://127.0.0.1:0"], folder: folder);
        await Eventually.IsTrueAsync(() => up.Output.Contains("AzureWebJobsStorage=", StringComparison.Ordinal), StorageAccount.Patience, () => up.Output + up.Errors);
        return up;
    }

    private static StorageAccount AccountOf(ChildProcess up) => new(ConnectionString().Match(up.Output).Groups["value"].Value.Trim());

    private static Task WaitForArticlesAsync(StorageAccount account, ChildProcess host, int articles) => Eventually.IsTrueAsync(
        async () => (await account.ArticlesAsync()).Count >= articles, StorageAccount.Patience, () => $"{host.Output}{host.Errors}");

    private static void AssertNothingWasCut(ChildProcess host)
    {
        var log = host.Output + host.Errors;
        Assert.DoesNotContain("cut short", log, StringComparison.Ordinal);
        Assert.DoesNotContain("failed on", log, StringComparison.Ordinal);
    }

    /// <summary>Messages that a host has received and neither deleted nor given back.</summary>
    private static async Task<IReadOnlyList<string>> HiddenMessagesAsync(StorageAccount account)
    {
        var hidden = new List<string>();

        foreach (var name in StorageNames.Queues)
        {
            var queue = account.Clients.Queues.GetQueueClient(name);
            var all = (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
            var visible = (await queue.PeekMessagesAsync(maxMessages: 32)).Value.Length;

            if (visible < Math.Min(all, 32))
            {
                hidden.Add($"{name}: {visible} of {all} are visible");
            }
        }

        return hidden;
    }

    private static async Task<IReadOnlyList<string>> LockedBlobsAsync(StorageAccount account)
    {
        var blobs = account.Clients.Blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobsAsync(new GetBlobsOptions { Prefix = "locks/" });
        return await blobs.Where(blob => blob.Properties.LeaseState == LeaseState.Leased).Select(blob => blob.Name).ToListAsync();
    }

    private static async Task AssertAllIsWrittenOnceAsync(StorageAccount account)
    {
        await account.WaitUntilAllDoneAsync();
        Assert.Equal(Enumerable.Range(0, Files + ArchiveEntries).Select(News.Headline).Order(), (await account.ArticlesAsync()).Select(row => (string)row["Headline"]).Order());
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
        Assert.All(await account.Get<ILedger>().ListAsync(CancellationToken.None).ToListAsync(), entry => Assert.Equal((DropState.Written, 1), (entry.State, entry.Version)));
    }

    [GeneratedRegex(@"AzureWebJobsStorage=(?<value>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex ConnectionString();
}
