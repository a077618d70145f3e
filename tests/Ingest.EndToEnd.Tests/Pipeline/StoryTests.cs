using Ingest.Core.Batches;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

/// <summary>One story in several articles, from the drop to the tables, through the functions of two hosts.</summary>
public sealed class StoryTests(AzuriteAccounts accounts)
{
    private const int Stories = 6;
    private const int Copies = 4;

    [Fact]
    public async Task Copies_NameWhoWasFirst_When_TwoHostsWriteThemAndMessagesComeAgain()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var one = await IngestApp.StartAsync(account, builder =>
        {
            builder.Wrap<IStageQueues>(queues.Around);
            IngestApp.SearchEverySecond(builder);
        });
        await using var other = await IngestApp.StartAsync(account, IngestApp.SearchEverySecond);

        await account.DropAllAsync(Enumerable.Range(0, Stories * Copies).Select(number => (Name(number / Copies, number % Copies), Page(number / Copies, number % Copies))));

        foreach (var message in queues.Sent)
        {
            await account.Get<IStageQueues>().SendAsync(message, CancellationToken.None);
        }

        await account.WaitUntilAllDoneAsync();
        await WaitForStoriesAsync(account, firstCopy: 0);

        // The first one of each goes: the second has the story then.
        for (var story = 0; story < Stories; story++)
        {
            await account.DeleteAsync(Name(story, 0));
        }

        await one.Get<Core.Reingestion.SweepHandler>().SweepAsync(again: null, CancellationToken.None);
        await account.WaitUntilAllDoneAsync();
        await WaitForStoriesAsync(account, firstCopy: 1);
        Assert.Equal(Stories * (Copies - 1), (await account.RowsAsync(StorageNames.StoriesTable)).Count(row => !row.StartsWith("marks ", StringComparison.Ordinal)));
        await one.StopAsync();
        await other.StopAsync();
    }

    /// <summary>Every article is in a story with its copies, whose oldest has the headline of the given copy.</summary>
    private static async Task WaitForStoriesAsync(StorageAccount account, int firstCopy)
    {
        var seen = "";
        await Eventually.IsTrueAsync(
            async () =>
            {
                var rows = await account.Reader.LatestAsync().ToListAsync();
                seen = string.Join(", ", rows.Select(row => $"{row.Headline} {row.ClusterSize}"));
                var stories = new List<bool>();

                foreach (var row in rows)
                {
                    var members = await account.Reader.StoryOfAsync(row.ArticleId).ToListAsync();
                    stories.Add(row.ClusterSize == Copies - firstCopy && members.Count == Copies - firstCopy && members[0].ArticleId == row.ClusterId && members[0].Headline!.EndsWith($"copy {firstCopy}", StringComparison.Ordinal));
                }

                return stories.Count == Stories * (Copies - firstCopy) && stories.TrueForAll(isRight => isRight);
            },
            StorageAccount.Patience,
            () => $"Listed: {seen}");
    }

    private static string Name(int story, int copy) => $"{copy}/story-{story}.html";

    // Each copy an hour later, at another address, under another headline, with another last paragraph; each story in words of its own.
    private static string Page(int story, int copy)
    {
        var random = new Random(story);
        var words = "river bridge council harbour winter market school ferry budget signal garden tunnel library station orchard quarry meadow timber lantern canal vote mayor".Split(' ');
        var sentences = Enumerable.Range(0, 12).Select(_ => $"The {Word()} of the {Word()} was moved behind the {Word()} because the {Word()} and the {Word()} could not share one {Word()}.").ToArray();
        var paragraphs = sentences.Chunk(3).Select(chunk => $"<p>{string.Join(' ', chunk)}</p>");
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <title>Story {story} in copy {copy}</title>
            <link rel="canonical" href="https://paper-{copy}.example/story-{story}">
            <meta property="og:type" content="article"><meta property="og:title" content="Story {story} in copy {copy}"><meta property="og:site_name" content="Paper {copy}">
            <meta property="article:published_time" content="2025-03-0{story + 1}T0{copy + 1}:30:00Z">
            </head><body><article><h1>Story {story} in copy {copy}</h1>
            {string.Join('\n', paragraphs)}
            <p>Paper number {copy} has added that nobody was hurt and that the works go on.</p>
            </article></body></html>
            """;

        string Word() => words[random.Next(words.Length)] + (char)('a' + story);
    }
}
