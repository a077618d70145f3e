namespace Ingest.Core.Tests.Stories;

public sealed class StoryHandlerTests
{
    private static readonly DateTimeOffset Morning = Newsroom.Now.Date.AddHours(7);

    [Fact]
    public async Task Copies_NameTheOldestArticle_When_ItComesLast()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("site", Morning.AddHours(2), text: 1, edit: 5);
        await newsroom.WriteAsync("other", Morning, text: 2);
        await newsroom.RunAsync();
        await newsroom.WriteAsync("wire", Morning, text: 1);

        await newsroom.RunAsync();

        Assert.Equal("wire", Cluster(newsroom, "site"));
        Assert.Equal("wire", Cluster(newsroom, "wire"));
        Assert.Null(Cluster(newsroom, "other"));
        Assert.Equal(["wire", "site"], newsroom.Stories.Stored.OrderBy(row => row.Copy.Date).Select(row => row.Copy.Id));
    }

    [Fact]
    public async Task Copy_TellsWhatItChanged_When_ItWasEdited()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 1, edit: 5);
        await newsroom.WriteAsync("same", Morning.AddHours(2), text: 1);

        await newsroom.RunAsync();

        var copies = newsroom.Stories.Stored.ToDictionary(row => row.Copy.Id, row => row.Copy);
        Assert.Equal((true, 0, 0), (copies["same"].IsSameText, copies["same"].Change.AddedCount, copies["same"].Change.RemovedCount));
        Assert.Equal((false, 2, 1), (copies["site"].IsSameText, copies["site"].Change.AddedCount, copies["site"].Change.RemovedCount));
        Assert.Contains("headline", copies["site"].Change.Fields);
        Assert.InRange(copies["site"].Similarity, 0.5, 0.99);
    }

    [Fact]
    public async Task Story_PassesToTheNext_When_TheFirstArticleIsWithdrawn()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 1, edit: 5);
        await newsroom.WriteAsync("later", Morning.AddHours(2), text: 1, edit: 6);
        await newsroom.RunAsync();

        await newsroom.WithdrawAsync("wire");
        await newsroom.RunAsync();

        Assert.All(newsroom.Stories.Listed, article => Assert.Equal(("site", 2), (article.ClusterId, article.ClusterSize)));
        Assert.All(newsroom.Stories.Stored, row => Assert.Equal("site", row.ClusterId));
    }

    [Fact]
    public async Task Story_TakesALateCopy_When_ItBeganBeforeWhatARunLooksAt()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 1, edit: 5);
        await newsroom.WriteAsync("other", Morning.AddHours(2), text: 2);
        await newsroom.RunAsync();
        newsroom.Time.Advance(TimeSpan.FromDays(6));
        await newsroom.WriteAsync("late", Morning.AddDays(2.5), text: 1, edit: 6);
        await newsroom.WriteAsync("same", Morning.AddDays(2.6), text: 2);

        await newsroom.RunAsync();

        Assert.All(newsroom.Stories.Listed.Where(article => article.Id is "wire" or "site" or "late"), article => Assert.Equal(("wire", 3), (article.ClusterId, article.ClusterSize)));
        Assert.All(newsroom.Stories.Listed.Where(article => article.Id is "other" or "same"), article => Assert.Equal(("other", 2), (article.ClusterId, article.ClusterSize)));
    }

    [Fact]
    public async Task Story_TakesNoCopy_When_ItsFirstArticleIsTooOld()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddDays(2.5), text: 1, edit: 5);
        await newsroom.RunAsync();
        newsroom.Time.Advance(TimeSpan.FromDays(8));
        await newsroom.WriteAsync("late", Morning.AddDays(5), text: 1, edit: 6);

        await newsroom.RunAsync();

        Assert.Equal(("wire", "wire", null), (Cluster(newsroom, "wire"), Cluster(newsroom, "site"), Cluster(newsroom, "late")));
    }

    [Fact]
    public async Task Story_Ends_When_OnlyOneArticleIsLeft()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 1);
        await newsroom.RunAsync();

        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 3);
        await newsroom.RunAsync();

        Assert.All(newsroom.Stories.Listed, article => Assert.Null(article.ClusterId));
        Assert.Empty(newsroom.Stories.Stored);
    }

    [Fact]
    public async Task Articles_AreNoCopies_When_DaysLieBetweenThem()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("report", Morning.AddDays(-4), text: 1);
        await newsroom.WriteAsync("repeat", Morning, text: 1);

        await newsroom.RunAsync();

        Assert.All(newsroom.Stories.Listed, article => Assert.Null(article.ClusterId));
    }

    [Fact]
    public async Task OldArticles_AreLookedAt_When_TheirMonthIsMarked()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning.AddYears(-3), text: 1);
        await newsroom.WriteAsync("site", Morning.AddYears(-3).AddDays(1), text: 1);

        await newsroom.RunAsync();

        Assert.Equal("wire", Cluster(newsroom, "site"));
        newsroom.Time.Advance(TimeSpan.FromHours(1));
        await newsroom.RunAsync();
        Assert.Empty(await newsroom.Stories.MarksAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_WritesNothing_When_NothingHasChanged()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("wire", Morning, text: 1);
        await newsroom.WriteAsync("site", Morning.AddHours(1), text: 1, edit: 5);
        await newsroom.RunAsync();
        newsroom.Stories.BeforeWrite = () => throw new InvalidOperationException("Nothing is to be written.");

        await newsroom.RunAsync();

        Assert.Equal(2, newsroom.Stories.Stored.Count());
    }

    [Fact]
    public async Task Article_StandsAside_When_AnotherHasItsTextAndItHasNoAddressOfItsOwn()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("file", Morning, text: 1);
        await newsroom.WriteAsync("file-again", Morning.AddHours(1), text: 1);
        await newsroom.WriteAsync("file-edited", Morning.AddHours(2), text: 1, edit: 5);
        await newsroom.WriteAsync("syndicated", Morning.AddHours(3), text: 1, edit: 5);

        await newsroom.RunAsync();

        Assert.Equal(["file ", "file-again file", "file-edited syndicated", "syndicated "], Duplicates(newsroom));
        Assert.Equal("file", (await newsroom.Articles.FindAsync("file-again", TestContext.Current.CancellationToken))!.Article.DuplicateOf);
        Assert.Null(await newsroom.Articles.CarrierAsync("file-again", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Article_StandsForItself_When_TheOtherHasGone()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("file", Morning, text: 1);
        await newsroom.WriteAsync("file-again", Morning.AddHours(1), text: 1);
        await newsroom.RunAsync();

        await newsroom.WithdrawAsync("file");
        await newsroom.RunAsync();

        Assert.Equal(["file-again "], Duplicates(newsroom));
        Assert.Equal("file-again", await newsroom.Articles.CarrierAsync("file-again", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Article_StandsForItself_When_ItsTextHasChangedSinceItWasListed()
    {
        using var newsroom = new Newsroom();
        await newsroom.WriteAsync("file", Morning, text: 1);
        await newsroom.WriteAsync("file-again", Morning.AddHours(1), text: 1);
        var isWritten = false;
        newsroom.Stories.BeforeWrite = async () =>
        {
            if (!isWritten)
            {
                isWritten = true;
                await newsroom.WriteAsync("file-again", Morning.AddHours(1), text: 2);
            }
        };

        await newsroom.RunAsync();
        await newsroom.RunAsync();

        Assert.Equal(["file ", "file-again "], Duplicates(newsroom));
        Assert.Null((await newsroom.Articles.FindAsync("file-again", TestContext.Current.CancellationToken))!.Article.DuplicateOf);
    }

    private static IEnumerable<string> Duplicates(Newsroom newsroom) =>
        newsroom.Stories.Listed.Select(article => $"{article.Id} {article.DuplicateOf}").Order(StringComparer.Ordinal);

    private static string? Cluster(Newsroom newsroom, string id) => newsroom.Stories.Listed.Single(article => article.Id == id).ClusterId;
}
