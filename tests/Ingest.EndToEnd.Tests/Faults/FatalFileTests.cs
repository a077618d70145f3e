using System.Globalization;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class FatalFileTests(AzuriteAccounts accounts)
{
    private const string Fatal = "fatal.txt";

    // The first death is seen by nobody; from the next host on each is written down, five at most.
    private const int Deaths = 6;

    [Fact]
    public async Task File_EndsAsDeadLetterAndTheOthersAreWritten_When_ItsPickUpKillsTheProcessEachTime()
    {
        await using var account = new StorageAccount(accounts.Take());
        var others = Enumerable.Range(0, 20).Select(number => (number.ToString(CultureInfo.InvariantCulture) + ".txt", News.PlainText(number))).ToList();

        for (var death = 1; death <= Deaths; death++)
        {
            await using var doomed = ChildProcess.StartFunctions(account, Fatal);

            if (death == 1)
            {
                await doomed.WaitUntilStartedAsync();
                await account.DropAllAsync(others.Append((Fatal, News.PlainText(1000))));
            }

            await doomed.WaitAsync();
            await BreakLocksAsync(account);
        }

        await using var host = ChildProcess.StartFunctions(account, Fatal);
        await account.WaitUntilAllDoneAsync();
        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal((Fatal, ReasonCode.DeliveriesExhausted), (letter.Blob, letter.Reason));
        Assert.Equal(DropState.DeadLettered, (await account.FindAsync(Fatal))!.State);
        Assert.Equal(others.Count, (await account.ArticlesAsync()).Count);

        // A build that reads the file without dying.
        await host.TerminateAsync();
        await using var mended = ChildProcess.StartFunctions(account);
        await account.ReplayAsync(letter);
        await account.WaitForStateAsync(Fatal, DropState.Written);
    }

    /// <summary>So that the next host need not wait until the lease of the dead one has ended.</summary>
    private static async Task BreakLocksAsync(StorageAccount account)
    {
        var hosts = account.Clients.Blobs.GetBlobContainerClient("azure-webjobs-hosts");

        await foreach (var held in hosts.GetBlobsAsync(new GetBlobsOptions { Prefix = "locks/" }).Where(blob => blob.Properties.LeaseState == LeaseState.Leased))
        {
            await hosts.GetBlobClient(held.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
    }
}
