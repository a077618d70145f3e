using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

/// <summary>What a person sees of a story that several files carry.</summary>
public sealed class StoryCommandTests(AzuriteAccounts accounts)
{
    private const string Before = "The first boats left at six in the morning.";
    private const string After = "The first boats left at seven in the evening.";

    [Fact]
    public async Task Commands_TellOfCopies_When_TwoFilesCarryOneStory()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);
        await account.WaitForEndAsync(await account.DropAsync("here.html", News.Html(7, "https://courier.example/7", published: "2025-03-04T08:30:00Z")));
        await account.WaitForEndAsync(await account.DropAsync("there.html", News.Html(7, "https://herald.example/7", published: "2025-03-04T09:30:00Z").Replace(Before, After, StringComparison.Ordinal)));
        await account.WaitForEmptyQueuesAsync();
        var rows = await account.Reader.LatestAsync().ToListAsync();
        var (first, copy) = (rows[1].ArticleId, rows[0].ArticleId);
        await Eventually.IsTrueAsync(async () => await account.Reader.StoryOfAsync(copy).CountAsync() == 2, StorageAccount.Patience);

        await using var show = await RunAsync(account, "show", copy);
        await using var once = await RunAsync(account, "query", "--since", "2025-03-01", "--once");
        await using var each = await RunAsync(account, "query", "--since", "2025-03-01");

        Assert.True(show.ExitCode == 0, show.Errors);
        var lines = show.Output.Split('\n').SkipWhile(line => !line.StartsWith("2 articles have this story", StringComparison.Ordinal)).ToArray();
        Assert.Matches($"^  2025-03-04 08:30:00Z  {first}  .*  first  ", lines[1]);
        Assert.Contains(lines, line => line.StartsWith($"> 2025-03-04 09:30:00Z  {copy}  ", StringComparison.Ordinal) && line.Contains(" alike  ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains('-') && line.Contains(Before, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains('+') && line.Contains(After, StringComparison.Ordinal));
        Assert.Equal((1, 2), (Listed(once), Listed(each)));
        await app.StopAsync();

        int Listed(ChildProcess query) => new[] { first, copy }.Count(id => query.Output.Contains(id, StringComparison.Ordinal));
    }

    private static Task<ChildProcess> RunAsync(StorageAccount account, params string[] arguments) =>
        ChildProcess.StartCommand(arguments, account.ConnectionString).WaitAsync();
}
