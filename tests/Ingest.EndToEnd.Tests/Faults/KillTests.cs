using System.Globalization;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

/// <summary>
/// Hosts in processes of their own, ended by SIGKILL while files are dropped and overwritten. <c>INGEST_KILLS</c> sets how often, <c>INGEST_KILL_SEED</c> the moments.
/// </summary>
public sealed class KillTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int DefaultKills = 3;
    private const int NewFiles = 12;
    private const int Overwritten = 4;

    // A host has read and written most of what waits after this.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Everything_EndsAsWritten_When_TheHostIsKilledAtRandomMoments()
    {
        await using var account = new StorageAccount(accounts.Take());
        var seed = Setting("INGEST_KILL_SEED", 1);
        var random = new Random(seed);
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        var kills = Setting("INGEST_KILLS", DefaultKills);
        var unfinished = 0;

        for (var kill = 1; kill <= kills; kill++)
        {
            await using var doomed = ChildProcess.StartFunctions(account);
            await doomed.WaitUntilStartedAsync();
            await DropAsync(account, files, random);

            // The fault itself: a moment that nothing in the host decides.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next((int)LongestLife.TotalMilliseconds)), TestContext.Current.CancellationToken);
            await doomed.KillAsync();
            unfinished += (await account.VerifyAsync()).Count;
        }

        await using var host = ChildProcess.StartFunctions(account);
        await EndState.AssertAsync(account, files);
        output.WriteLine($"seed {seed}: {kills} kills, {files.Count} files, {unfinished} drops that had not come to their end at a kill, 0 differences");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Everything_EndsAsWritten_When_OneOfSeveralHostsIsKilled(int hosts)
    {
        await using var account = new StorageAccount(accounts.Take());
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        var running = Enumerable.Range(0, hosts).Select(_ => ChildProcess.StartFunctions(account)).ToList();

        try
        {
            await Task.WhenAll(running.Select(host => host.WaitUntilStartedAsync()));
            await DropAsync(account, files, new Random(hosts));
            await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).Count > 0, StorageAccount.Patience);

            // The first to start holds the scan, which the others must take over.
            await running[0].KillAsync();
            await DropAsync(account, files, new Random(hosts + 1));

            await EndState.AssertAsync(account, files);
        }
        finally
        {
            foreach (var host in running)
            {
                await host.DisposeAsync();
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Everything_EndsAsWritten_When_TheCommandIsKilledAndStartedAgainInItsFolder()
    {
        var folder = Directory.CreateTempSubdirectory("ingest-killed-").FullName;
        var files = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var kill = 1; kill <= DefaultKills; kill++)
        {
            await using var doomed = StartUp(folder);
            await using var storage = new StorageAccount(await doomed.WaitForConnectionAsync());
            await DropAsync(storage, files, new Random(kill));
            await Eventually.IsTrueAsync(async () => (await storage.ArticlesAsync()).Count > kill, StorageAccount.Patience, () => doomed.Errors);
            await doomed.KillAsync();
        }

        await using (var up = StartUp(folder))
        {
            await using var account = new StorageAccount(await up.WaitForConnectionAsync());
            await EndState.AssertAsync(account, files);
            await up.TerminateAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ChildProcess StartUp(string folder) => ChildProcess.StartCommand(["up", "--url", "http://127.0.0.1:0"], folder: folder);

    /// <summary>New files, and new content for some that are there already, perhaps on their way.</summary>
    private static async Task DropAsync(StorageAccount account, Dictionary<string, int> files, Random random)
    {
        var names = Enumerable.Range(files.Count, NewFiles).Select(number => number.ToString(CultureInfo.InvariantCulture) + ".txt");
        var again = files.Keys.OrderBy(_ => random.Next()).Take(Overwritten);
        string[] dropped = [.. names, .. again];

        foreach (var name in dropped)
        {
            files[name] = random.Next(1_000_000);
        }

        await account.DropAllAsync(dropped.Select(name => (name, News.PlainText(files[name]))));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
