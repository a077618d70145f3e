namespace Ingest.Core.Tests.Parsing.PlainText;

/// <summary>What of a page copy is the article's text: paragraphs beside credits, headings of furniture in its middle, comments and banners under it.</summary>
public sealed class PageCopyBodyTests
{
    private const string Opening = """
        Ferry crews on the Lake of Ombrin voted on Monday to keep the night boat running through the winter, four years after the company first tried to end it.

        The boat carries about ninety people a night, most of them nurses and bakers who start work on the far shore before the first bus has left its depot.

        """;

    private const string Closing = """
        The company said it would publish the accounts of the line in March, and that a second boat, built in 1987, would be repaired before the ice came.

        Nadia Verhoeven, who speaks for the crews, called the vote the end of an argument that had cost both sides more than the boat ever did.

        The next sailing leaves the stone pier at ten minutes past eleven, and the crews have promised soup for everybody who comes to see it off.
        """;

    private const string Head = """
        Lake crews vote to keep the night boat
        By Amara Oyelaran
        November 4, 2024

        """;

    [Theory]
    [InlineData("Source: lakestatistics.example")]
    [InlineData("Photo courtesy Ombrin Archive")]
    [InlineData("Credit: Ombrin Archive")]
    public void Paragraph_StaysInTheText_When_OnlyTheCreditOfAPictureFollows(string credit)
    {
        const string Paragraph = "Fares have stayed where they were in 2019. A crossing costs two crowns, and children who carry a schoolbook pay nothing at all on the way home.";

        var article = Dropped.Article($"{Head}{Opening}\n{Paragraph}\n{credit}\n\n{Closing}");

        Assert.Contains(Paragraph, article.Body);
        Assert.DoesNotContain(credit, article.Body);
        Assert.Empty(article.Images);
    }

    [Fact]
    public void Paragraph_StaysInTheText_When_ASubheadWithAStrokeFollows()
    {
        const string Paragraph = "Boats and buses have shared one ticket since the spring, and the cashiers say that nobody has asked for the old kind.";

        var article = Dropped.Article($"{Head}{Opening}\n{Paragraph}\nThe Rise of Boat-Bus/Bus-Boat Tickets\n\n{Closing}");

        Assert.Contains(Paragraph, article.Body);
        Assert.Empty(article.Images);
    }

    [Theory]
    [InlineData("Subscribe")]
    [InlineData("Share this article")]
    [InlineData("Suggested reading")]
    public void Text_GoesOn_When_AHeadingOfFurnitureStandsInItsMiddle(string heading)
    {
        const string Subhead = "What the night boat costs";
        const string Paragraph = "One night costs the company about four hundred crowns, fuel and wages together, and brings in a little less than half of that in fares.";

        var article = Dropped.Article($"{Head}{Opening}\n{heading}\n\n{Paragraph}\n\n{Subhead}\n\n{Closing}");

        Assert.Contains(Paragraph, article.Body);
        Assert.Contains("The next sailing leaves the stone pier at ten minutes past eleven, and the crews have promised soup for everybody who comes to see it off.", article.Body);
        Assert.DoesNotContain(heading, article.Body);
    }

    [Fact]
    public void Text_EndsAboveTheComments_When_NothingButTheirPatternTellsThem()
    {
        var comments = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"""
            Reader {(char)('A' + i)}ndo
            November {i + 4}, 2024 at 7:{i + 10} am
            I have taken that boat since I was a child, and I would rather see the day boat go, which is empty {i} times out of ten in winter.
            Reply
            """));

        var article = Dropped.Article($"{Head}{Opening}\n{Closing}\n\n{comments}");

        Assert.Equal(5, article.Body.Count);
        Assert.DoesNotContain(article.Body, paragraph => paragraph.Contains("since I was a child", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_StaysWhole_When_ARunningReportHasATimeAboveEachEntry()
    {
        var entries = string.Join('\n', Enumerable.Range(1, 8).Select(i => $"""
            Pier {i}
            November 4, 2024, 9:{i + 10} pm
            The night boat has passed the buoy off pier {i}, and some two hundred people stand along the rail in the rain to watch it go by.
            """));

        var article = Dropped.Article($"{Head}{Opening}\n{entries}");

        Assert.Equal(8, article.Body.Count(paragraph => paragraph.Contains("has passed the buoy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_EndsAboveTheComments_When_TheirNumberStandsAboveThemAndNobodySaysAnything()
    {
        var comments = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"""
            Reader {(char)('A' + i)}ndo
            November {i + 4}, 2024, 7:{i + 10} am
            I have taken that boat since I was a child, and I would rather see the day boat go, which is empty {i} times out of ten in winter.
            """));

        var article = Dropped.Article($"{Head}{Opening}\n{Closing}\n\n12 Comments on “Lake crews vote to keep the night boat”\n{comments}");

        Assert.Equal(5, article.Body.Count);
    }

    [Fact]
    public void Text_StaysWhole_When_TheOnlyLineLikeATitleIsASubheadInIt()
    {
        var article = Dropped.Article($"{Opening}\n{Closing}\n\nThe crews of the night boat\nNovember 4, 2024\n\n{Closing.Replace("The", "A", StringComparison.Ordinal)}");

        Assert.StartsWith("Ferry crews on the Lake of Ombrin", article.Body[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ConsentBanner_IsNoText_When_ItIsATableOfCookies()
    {
        const string Rows = """
            Cookie Duration Description
            _ombrin_id 1 year The Ombrin counter sets this cookie to tell one browser from another, and keeps in it how often a page was looked at and when.
            _pier 30 minutes This cookie is set by Pierview, which keeps in it the page on which a visit began, so that it can be told where readers come from.
            _horn session Hornlight sets this cookie to remember the sound of films.
            """;

        var article = Dropped.Article($"{Head}{Opening}\n{Closing}\n\n{Rows}");

        Assert.Equal(5, article.Body.Count);
        Assert.Equal(4, article.Provenance.Removed.Count(removed => removed.Reason == "cookie"));
    }

    [Fact]
    public void ConsentBanner_IsNoText_When_ItsParagraphs_When_ItsParagraphsAreAsLongAsText()
    {
        const string Banner = "This website uses cookies to improve your experience while you go through its pages. Of these, the cookies that are called necessary are kept by your browser, for without them the basic functions of the website do not work as they should.";

        var article = Dropped.Article($"{Head}{Opening}\n{Closing}\n\n{Banner}\n\nNecessary cookies are needed for the website to work as it should. They keep no data that tell who you are, and they go when you close the browser window.");

        Assert.Equal(5, article.Body.Count);
        Assert.Contains(article.Provenance.Removed, removed => removed.Reason == "cookie");
    }
}
