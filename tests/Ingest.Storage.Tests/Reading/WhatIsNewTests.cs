using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Examples;
using Ingest.Tables;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

/// <summary>The example application, as a reader outside of this repository would be written.</summary>
public sealed class WhatIsNewTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{RandomName.Create("bookmark")}.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Look_ListsWhatCameSinceTheLast_When_ItIsOlderThanWhatWasThere()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Story(1, daysAgo: 1), Story(2, daysAgo: 40));

        var first = await LookAsync(storage);
        var nothing = await LookAsync(storage);
        await WriteAsync(storage, Story(3, daysAgo: 20), Story(4, daysAgo: 400));
        var second = await LookAsync(storage);

        Assert.Equal(["new Story 1", "new Story 2"], first);
        Assert.Empty(nothing);
        Assert.Equal(["new Story 3", "new Story 4"], second);
    }

    [Fact]
    public async Task Look_ListsAnArticleAgain_When_ItHasChanged()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Story(1, daysAgo: 1), Story(2, daysAgo: 2));
        await LookAsync(storage);
        await storage.WriteAsync(Sample.Drop(version: 2), [Story(2, daysAgo: 2) with { Headline = "Story 2, corrected" }]);

        var changed = await LookAsync(storage);

        Assert.Equal(["changed Story 2, corrected"], changed);
    }

    [Fact]
    public async Task Look_GoesOnWhereItStood_When_ItWasBrokenOff()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [.. Enumerable.Range(0, 250).Select(i => Story(i, daysAgo: i))]);
        using var lines = new StringWriter();
        using var stop = new CancellationTokenSource();
        await using var broken = new BreakingWriter(lines, after: 120, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new WhatIsNew(storage.Reader, TimeProvider.System, broken).ListAsync("Ilse Drent", _file, stop.Token));

        var rest = await LookAsync(storage);

        // The page in which it broke is listed again.
        Assert.Equal(Enumerable.Range(100, 150).Select(i => $"new Story {i}"), rest);
        Assert.Empty(await LookAsync(storage));
    }

    [Fact]
    public async Task Look_StartsAnew_When_TheFileIsAboutSomebodyElse()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, Story(1, daysAgo: 1));
        await LookAsync(storage, "Tomas Weil");

        Assert.Equal(["new Story 1"], await LookAsync(storage));
    }

    [Fact]
    public void Bookmark_AsksFromBeforeTheLook_When_TheNewestRowCameDuringIt()
    {
        var began = TestStorage.Noon;
        var row = new ArticleByEntityEntity { PartitionKey = "202410", RowKey = "r", ArticleId = "a", Type = "PERSON", Name = "n", Timestamp = began.AddHours(1) };

        var after = Bookmark.First("n").Begin(began).After(new RowPage<ArticleByEntityEntity>([row], Continuation: null));

        Assert.True(after.ChangedSince < began);
        Assert.False(after.IsNew(row));
    }

    [Fact]
    public async Task Questions_Run_When_AskedAsTheDocumentShowsThem()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage, [.. Enumerable.Range(0, 60).Select(i => Story(i, daysAgo: i))]);

        await Questions.AskAllAsync(storage.ConnectionString, TestStorage.Noon.AddDays(-7), TestStorage.Noon);

        Assert.NotEmpty(await storage.Clients.Tables.GetTableClient(StorageNames.ArticlesTable).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    private async Task<IReadOnlyList<string>> LookAsync(TestStorage storage, string name = "Ilse Drent")
    {
        await using var output = new StringWriter();
        await new WhatIsNew(storage.Reader, TimeProvider.System, output).ListAsync(name, _file, Cancellation);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries)).Select(words => $"{words[2]} {words[4].Trim()}")];
    }

    private static Article Story(int number, int daysAgo) =>
        Sample.Article($"https://paper.example/{number}", $"Story {number}", "Ilse Drent") with { DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(-daysAgo)) };

    private static Task WriteAsync(TestStorage storage, params Article[] articles) => storage.WriteAsync(Sample.Drop(), articles);

    /// <summary>Cancels after some lines, as somebody does who presses Ctrl+C.</summary>
    private sealed class BreakingWriter(TextWriter inner, int after, CancellationTokenSource stop) : StringWriter
    {
        private int _lines;

        public override async Task WriteLineAsync(string? value)
        {
            if (++_lines > after)
            {
                await stop.CancelAsync();
                stop.Token.ThrowIfCancellationRequested();
            }

            await inner.WriteLineAsync(value);
        }
    }
}
