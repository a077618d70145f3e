namespace Ingest.Core.Tests.Parsing.Html;

public sealed class PageHeadlineTests
{
    [Theory]
    [InlineData("Harbour bridge closes in autumn | The Harbour Mail", """<meta property="og:site_name" content="The Harbour Mail">""")]
    [InlineData("Harbour bridge closes in autumn:The Harbour Mail", """<meta property="og:site_name" content="The Harbour Mail">""")]
    [InlineData("The Harbour Mail: Harbour bridge closes in autumn", """<meta property="og:site_name" content="The Harbour Mail">""")]
    public void Headline_IsWithoutTheSite_When_TheTitleCarriesIt(string title, string head) =>
        Assert.Equal(Page.Headline, Dropped.Article(Page.With(head, title: title).Replace("<h1>", "<div>", StringComparison.Ordinal).Replace("</h1>", "</div>", StringComparison.Ordinal), "page.html").Headline);

    [Fact]
    public void Headline_IsTheLineInLargeType_When_AnOldPageHasNoHeading()
    {
        const string Html = $"""
            <html><head><title>The Harbour Mail: Harbour bridge closes</title></head><body><table><tr><td><font size=5>The Harbour Mail</font><br>News since 1921</td></tr>
            <tr><td><font size=6><b>Harbour bridge closes in autumn, and a ferry comes</b></font><br><br><font size=1>By Jane Doe<br>October 12, 1999</font><br><br><p>{Page.First}</p><p>{Page.Second}</p></td></tr></table></body></html>
            """;

        var article = Dropped.Article(Html, "page.html");

        Assert.Equal("Harbour bridge closes in autumn, and a ferry comes", article.Headline);
        Assert.Equal([Page.First, Page.Second], article.Body);
        Assert.Equal("1999-10-12", article.DatePublished?.ToString());
    }

    [Theory]
    [InlineData(" | Opinion")]
    [InlineData(" | Port news | The coast")]
    public void Headline_IsWithoutItsLabels_When_BarsPartThem(string labels) =>
        Assert.Equal(Page.Headline, Dropped.Article(Page.With(title: Page.Headline + labels).Replace($"<h1>{Page.Headline}", $"<h1>{Page.Headline}{labels}", StringComparison.Ordinal), "page.html").Headline);

    [Fact]
    public void Headline_IsWithoutItsKicker_When_TheTitleIs() =>
        Assert.Equal("Why the harbour bridge must close", Dropped.Article(Page.With(title: "Why the harbour bridge must close").Replace($"<h1>{Page.Headline}", "<h1>Opinion: Why the harbour bridge must close", StringComparison.Ordinal), "page.html").Headline);

    [Fact]
    public void Headline_IsWithoutItsKicker_When_TheHeadingHoldsItInAnElementOfItsOwn() =>
        Assert.Equal(Page.Headline, Dropped.Article(Page.With(title: $"Ports: {Page.Headline}").Replace($"<h1>{Page.Headline}", $"""<h1><span class="head__topline">Summit of the ports</span> <span>{Page.Headline}</span>""", StringComparison.Ordinal), "page.html").Headline);

    [Fact]
    public void Headline_IsTheNearestHeading_When_TheSiteHasOneToo() =>
        Assert.Equal("Closed, drained, and repaired", Dropped.Article(Page.With(title: "Closed, drained, and repaired - The Harbour Mail Pages").Replace($"<h1>{Page.Headline}", "<h1><a href=\"/blog/\">The Harbour Mail</a></h1><h1>Closed, drained, and repaired", StringComparison.Ordinal), "page.html").Headline);
}
