using System.Globalization;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class PausedHostTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int Files = 80;

    [Fact]
    public async Task Host_WritesNothingOld_When_ItWakesUpAfterItsLeases()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGSTOP to send.");
        await using var account = new StorageAccount(accounts.Take());
        await using var paused = ChildProcess.StartFunctions(account);
        await paused.WaitUntilStartedAsync();
        var files = Enumerable.Range(0, Files).ToDictionary(number => number.ToString(CultureInfo.InvariantCulture) + ".txt", number => number);
        await DropAsync(account, files);
        await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).Count >= Files / 4, StorageAccount.Patience);

        await paused.SignalAsync("STOP");
        var left = (await account.VerifyAsync()).Count;
        await using var other = ChildProcess.StartFunctions(account);
        await account.WaitUntilAllDoneAsync();

        // Newer versions of everything: what the paused host still has in its hands is old now.
        files = files.ToDictionary(file => file.Key, file => file.Value + 1000);
        await DropAsync(account, files);
        await account.WaitUntilAllDoneAsync();
        await paused.SignalAsync("CONT");

        // It ends what it had begun, drained by its stop, while the other goes on.
        await paused.TerminateAsync();
        files.Add("last.txt", 9999);
        await account.DropAsync("last.txt", News.PlainText(9999));
        output.WriteLine($"{left} files had not come to their end when the host was paused; it logged {paused.Output.Split("lost message").Length - 1} lost messages.");
        Assert.NotEqual(0, left);
        Assert.Equal(0, paused.ExitCode);
        await EndState.AssertAsync(account, files);
    }

    private static Task DropAsync(StorageAccount account, Dictionary<string, int> files) => account.DropAllAsync(files.Select(file => (file.Key, News.PlainText(file.Value))));
}
