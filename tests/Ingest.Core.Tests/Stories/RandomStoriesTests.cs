namespace Ingest.Core.Tests.Stories;

/// <summary>
/// Whatever is written, replaced, dated anew and withdrawn, also while a run is at work, and wherever a run is cut short: in the end the stories are those that one
/// run finds over the articles that are then there.
/// </summary>
public sealed class RandomStoriesTests
{
    private const int Operations = 120;
    private const int SeedCount = 60;
    private const int Days = 40;

    private static readonly string[] Ids = [.. Enumerable.Range(0, 14).Select(number => $"{(number % 2 == 0 ? "file" : "page")}-{number:D2}")];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, SeedCount)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Stories_AreThoseOfOneRun_When_TheHistoryIsRandom(int seed)
    {
        using var newsroom = new Newsroom();
        var random = new Random(seed);
        var written = new SortedDictionary<string, (DateTimeOffset Date, int Text, int Edit)>(StringComparer.Ordinal);
        newsroom.Stories.BeforeWrite = () => random.Next(12) switch
        {
            0 => ChangeAsync(),
            1 => throw new IOException("Storage is gone."),
            _ => Task.CompletedTask,
        };

        for (var i = 0; i < Operations; i++)
        {
            await (random.Next(4) == 0 ? RunAsync() : ChangeAsync());
        }

        newsroom.Stories.BeforeWrite = () => Task.CompletedTask;
        await newsroom.RunAsync();

        using var fresh = new Newsroom();

        foreach (var (id, article) in written.OrderBy(_ => random.Next()))
        {
            await fresh.WriteAsync(id, article.Date, article.Text, article.Edit);
        }

        await fresh.Handler.ClusterAllAsync(TestContext.Current.CancellationToken);
        Assert.Equal(fresh.Describe(), newsroom.Describe());

        async Task ChangeAsync()
        {
            var id = Ids[random.Next(Ids.Length)];

            if (random.Next(5) == 0)
            {
                written.Remove(id);
                await newsroom.WithdrawAsync(id);
                return;
            }

            var article = (Date: Newsroom.Now.AddHours(-random.Next(Days * 24)), Text: random.Next(3), Edit: random.Next(3));
            article = random.Next(2) == 0 && written.TryGetValue(id, out var before) ? article with { Date = before.Date } : article;
            written[id] = article;
            await newsroom.WriteAsync(id, article.Date, article.Text, article.Edit);
        }

        async Task RunAsync()
        {
            newsroom.Time.Advance(TimeSpan.FromMinutes(1));

            try
            {
                await newsroom.RunAsync();
            }
            catch (IOException)
            {
                // Cut short; the next run goes on.
            }
        }
    }
}
