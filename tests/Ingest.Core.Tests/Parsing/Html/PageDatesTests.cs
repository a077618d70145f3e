namespace Ingest.Core.Tests.Parsing.Html;

public sealed class PageDatesTests
{
    [Theory]
    [InlineData("""<meta property="article:published_time" content="2024-10-28T05:12:00Z">""", "")]
    [InlineData("""<meta name="x-published-date" content="2024-10-28">""", "")]
    [InlineData("""<meta name="created" content="Mon Oct 28 05:12:00 UTC 2024">""", "")]
    [InlineData("", """<time datetime="2024-10-28T05:12:00+02:00">Monday</time>""")]
    [InlineData("", """<span class="post-date">28 October 2024</span>""")]
    [InlineData("", """<p class="byline">By Jane Doe · Oct. 28, 2024 · Ports</p>""")]
    [InlineData("""<link rel="canonical" href="https://mail.example/2024/10/28/bridge">""", "")]
    public void DatePublished_IsRead_When_ThePageGivesItAnywhere(string head, string above) =>
        Assert.Equal("2024-10-28", Dropped.Article(Page.With(head, above), "page.html").DatePublished?.ToString()[..10]);

    [Fact]
    public void Dates_AreApart_When_ThePageGivesBoth()
    {
        var article = Dropped.Article(Page.With(above: """<time class="updated" datetime="2024-11-02">2 November</time><time datetime="2024-10-28">28 October</time>"""), "page.html");

        Assert.Equal(("2024-10-28", "2024-11-02"), (article.DatePublished?.ToString(), article.DateModified?.ToString()));
    }

    [Fact]
    public void DatePublished_IsTheShownDay_When_BothFieldsHoldTheLastChange()
    {
        const string Json = """<script type="application/ld+json">{"@type":"Article","datePublished":"2025-06-12","dateModified":"2025-06-12"}</script>""";

        var article = Dropped.Article(Page.With(Json, above: "<p>October 28, 2024</p>"), "page.html");

        Assert.Equal(("2024-10-28", "2025-06-12"), (article.DatePublished?.ToString(), article.DateModified?.ToString()));
    }

    [Fact]
    public void DatePublished_KeepsItsInstantOnTheShownDay_When_TheMetadataAreInUtc()
    {
        const string Head = """<meta property="article:published_time" content="2024-10-29T02:41:00+00:00"><link rel="canonical" href="https://mail.example/2024/10/28/bridge">""";

        var article = Dropped.Article(Page.With(Head), "page.html");

        Assert.Equal("2024-10-28T23:41:00-03:00", article.DatePublished?.ToString());
        Assert.True(article.Provenance.Fields["datePublished"].Inferred);
    }

    [Theory]
    [InlineData("<p>03/04/2024</p>", "", "2024-03-04")]
    [InlineData("<p>03/04/2024</p><p>25/03/2024</p>", "", "2024-04-03")]
    [InlineData("<p>03/04/2024</p>", """<link rel="canonical" href="https://www.mail.example.co.uk/bridge">""", "2024-04-03")]
    public void DatePublished_HasThePagesDayOrder_When_TheLanguageLeavesItOpen(string above, string head, string expected) =>
        Assert.Equal(expected, Dropped.Article(Page.With(head, above), "page.html").DatePublished?.ToString());

    [Fact]
    public void DatePublished_IsReadFromAScriptsData_When_ThePageShowsNone()
    {
        const string Script = """<script>window.state = "{\"article\":{\"publishedAt\":\"2024-10-28T05:12:00Z\"}}";</script>""";

        var article = Dropped.Article(Page.With(Script), "page.html");

        Assert.Equal(("2024-10-28T05:12:00Z", "script"), (article.DatePublished?.ToString(), article.Provenance.Fields["datePublished"].Source));
    }

    [Fact]
    public void DatePublished_IsTheLastChangeAndInferred_When_ThePageKnowsNoOther()
    {
        var article = Dropped.Article(Page.With("""<meta property="article:modified_time" content="2024-11-02T05:12:00Z">"""), "page.html");

        Assert.Equal("2024-11-02T05:12:00Z", article.DatePublished?.ToString());
        Assert.True(article.Provenance.Fields["datePublished"].Inferred);
    }

    [Fact]
    public void DatePublished_IsTheEarliest_When_SeveralUnlistedMetasGiveADay() =>
        Assert.Equal("2024-10-28", Dropped.Article(Page.With("""<meta name="site-published-time" content="2025-01-09T08:00:00Z"><meta name="page-published-date" content="2024-10-28">"""), "page.html").DatePublished?.ToString());

    [Fact]
    public void DatePublished_IsNotATeasersDay_When_ThePageHasNone() =>
        Assert.Null(Dropped.Article(Page.With(below: """<div class="related"><time datetime="2024-10-28">Monday</time></div>"""), "page.html").DatePublished);

    [Fact]
    public void Evidence_KeepsTheRawText_When_ADateWasRead()
    {
        var evidence = Dropped.Article(Page.With(above: "<p>Published: Oct. 28, 2024, 5:12 p.m. ET</p>"), "page.html").Provenance.Fields["datePublished"];

        Assert.Equal("Published: Oct. 28, 2024, 5:12 p.m. ET", evidence.Raw);
    }
}
