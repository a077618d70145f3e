namespace Ingest.Core.Tests.Parsing.Html;

public sealed class PageAuthorsTests
{
    [Theory]
    [InlineData("""<p class="byline">By Jane Doe and Marek Halvorsen</p>""", "Jane Doe|Marek Halvorsen")]
    [InlineData("""<p>By <a rel="author" href="/staff/jane-doe">Jane Doe</a></p>""", "Jane Doe")]
    [InlineData("""<p>By <a href="/author/amanda/">Amanda</a> · Dec 20, 2025</p>""", "Amanda")]
    [InlineData("""<p>By <a href="/author/jane-doe">Jane Doe</a>. Reviewed by <a href="/author/ida-roth">Ida Roth</a></p>""", "Jane Doe")]
    [InlineData("""<div class="author"><a href="/author/jane-doe"><span>Jane Doe</span><span>Tech Reporter</span></a></div>""", "Jane Doe")]
    [InlineData("""<div class="author-details">Jane Doe July 3, 2025</div>""", "Jane Doe")]
    [InlineData("""<aside><div class="author-name">Jane Doe</div><div>Researcher</div></aside>""", "Jane Doe")]
    [InlineData("""<p class="meta">Von Katharina Wendt, Redakteurin</p>""", "Katharina Wendt")]
    [InlineData("""<p class="byline">Text: Katharina Wendt · Fotos: Max Grün</p>""", "Katharina Wendt")]
    [InlineData("""<div class="article-meta">October 28, 2024</div><p>The town council met for the third time this month to talk about the ferry.</p><footer>© 2019-2024 Nora Castellan. All rights reserved.</footer>""", "Nora Castellan")]
    [InlineData("""<footer>© 2024 Harbour Mail</footer>""", "")]
    [InlineData("""<p>March 3, 2025 <span>By Jane Doe</span></p>""", "Jane Doe")]
    [InlineData("""<p>Dec. 19, 2025 · Jane Doe on behalf of the port</p>""", "Jane Doe")]
    [InlineData("""<p>03.11.2022 - Jane Doe - Town hall</p>""", "")]
    [InlineData("""<p><span class="post-author">Jane Doe</span> <span class="tag">Ports</span> three more words here</p>""", "Jane Doe")]
    [InlineData("""<p class="autor">Por Lucía Herrero Ruiz</p>""", "Lucía Herrero Ruiz")]
    [InlineData("""<p><a href="/about-us/jane_doe/42/">Jane Doe</a></p>""", "Jane Doe")]
    [InlineData("""<p><a href="/tag/jane-doe/">Jane Doe</a></p>""", "")]
    [InlineData("""<p>by kestrel9</p>""", "")]
    [InlineData("""<p>Posted by harbourcat</p>""", "harbourcat")]
    [InlineData("""<p>By <a href="/author/jane-doe">Jane Doe</a></p><p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><h3>The other bridge</h3><p>By <a href="/author/ida-roth">Ida Roth</a></p>""", "Jane Doe")]
    [InlineData("""<p class="byline">Text: Jane Doe, Head of Marketing and Community Development</p>""", "Jane Doe")]
    [InlineData("""<p class="byline">Center for Bridge Evaluation and Research</p>""", "")]
    [InlineData("""<p class="byline">Online-Redaktion</p>""", "")]
    [InlineData("""<p class="byline">Edited by Ida Roth</p>""", "")]
    [InlineData("""<p class="byline"><a href="/travel">Travel Guides</a></p>""", "")]
    [InlineData("""<p class="byline">By Harbour Mail News Desk</p>""", "")]
    [InlineData("""<p class="byline">By Vibe Coding</p>""", "")]
    public void Authors_AreTheWriters_When_ThePageShowsAByline(string byline, string expected) =>
        Assert.Equal(expected, Names(Page.With(above: byline)));

    [Theory]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Doe"}}""", "Jane Doe")]
    [InlineData("""[{"@type":"WebSite"},{"@type":["NewsArticle"],"author":["Jane Doe","Marek Halvorsen"]}]""", "Jane Doe|Marek Halvorsen")]
    [InlineData("""{"@graph":[{"@type":"Article","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Jane Doe"}]}""", "Jane Doe")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"x","author":{"name":"Jane Doe"}}}""", "Jane Doe")]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Doe"},,}""", "Jane Doe")]
    [InlineData("""{"@type":"NewsArticle","author":{"name":["Jane Doe","Marek Halvorsen"]}}""", "Jane Doe|Marek Halvorsen")]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Person","givenName":"Jane","familyName":"Doe"}}""", "Jane Doe")]
    [InlineData("""{"@graph":[{"@type":"NewsArticle","headline":"Harbour bridge closes"},{"@type":"WebPage","name":"Harbour bridge closes","author":{"name":"Jane Doe"}}]}""", "Jane Doe")]
    [InlineData("""{"@graph":[{"@type":"NewsArticle","headline":"Harbour bridge closes"},{"@type":"Article","headline":"Ten boats to see","author":{"name":"Ida Roth"}}]}""", "")]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Organization","name":"Kestrel Ltd"}}""", "")]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Person","name":"https://example.org/jane"}}""", "")]
    public void Authors_ComeFromStructuredData_When_ThePageHasSome(string json, string expected) =>
        Assert.Equal(expected, Names(Page.With(head: $"""<script type="application/ld+json">{json}</script>""")));

    [Fact]
    public void Authors_AreTheShownOnes_When_ThePageStatesALogin() =>
        Assert.Equal("Jane Doe", Names(Page.With(head: """<meta name="author" content="jdoe2">""", above: """<p class="byline">By Jane Doe</p>""")));

    [Fact]
    public void Authors_AreTheShownOnes_When_NobodySeesTheStatedOne() =>
        Assert.Equal("Jane Doe", Names(Page.With(head: """<meta name="author" content="Uploader Olsen">""", above: """<p class="byline">By Jane Doe</p>""")));

    [Fact]
    public void Authors_AreAllOfTheShownOnes_When_ThePageStatesOnlyTheFirst() =>
        Assert.Equal("Jane Doe|Ida Roth", Names(Page.With(head: """<meta name="author" content="Jane Doe">""", above: """<p class="byline">By Jane Doe and Ida Roth</p>""")));

    [Theory]
    [InlineData("Written by", "Jane Doe", "Jane Doe")]
    [InlineData("Est. reading time", "7 minutes", "")]
    public void Authors_ComeFromACardsValue_When_ItsLabelSaysSo(string label, string value, string expected) =>
        Assert.Equal(expected, Names(Page.With(head: $"""<meta name="twitter:label2" content="{label}"><meta name="twitter:data2" content="{value}">""")));

    [Theory]
    [InlineData("""<p>Text: Jane Doe</p>""")]
    [InlineData("""<h3>Jane Doe</h3><p>Jane Doe is a reporter who covers ports and shipping for the paper.</p>""")]
    public void Authors_SignAtTheEnd_When_TheHeadNamesNobody(string below) =>
        Assert.Equal("Jane Doe", Names(Page.With(below: below)));

    [Fact]
    public void Authors_AreTheOwner_When_TheMastheadLinksAPersonHome()
    {
        var html = Page.With(title: $"{Page.Headline} | Jane Doe").Replace("<nav>", """<div><a href="/">Jane Doe</a></div><nav>""", StringComparison.Ordinal);

        Assert.Equal("Jane Doe", Names(html));
    }

    [Theory]
    [InlineData("(c) Jane Doe • All rights reserved", "Jane Doe")]
    [InlineData("© 2025 Bennett, Doe & Co. Ltd.", "")]
    public void Authors_AreTheOwner_When_TheCopyrightLineNamesAPerson(string line, string expected) =>
        Assert.Equal(expected, Names(Page.With().Replace("© 2024 The Harbour Mail", line, StringComparison.Ordinal)));

    [Fact]
    public void Authors_AreTurnedRound_When_ACatalogueStatesThem() =>
        Assert.Equal("Jane Doe|Ida Roth", Names(Page.With(head: """<meta name="citation_author" content="Doe, Jane; Roth, Ida">""")));

    [Fact]
    public void Authors_ComeFromTheBio_When_TheNameStandsOnlyThere() =>
        Assert.Equal("Jane Doe", Names(Page.With(below: """<div class="author-bio"><h3>Jane Doe</h3><p>Jane Doe is a reporter who covers ports and shipping for the paper.</p></div>""")));

    [Fact]
    public void Authors_LeaveOutOthers_When_OtherArticlesAreTeased() =>
        Assert.Equal("Jane Doe", Names(Page.With(above: """<p>By <a rel="author" href="/author/jane">Jane Doe</a></p>""", below: """<div class="related"><a rel="author" href="/author/ida">Ida Roth</a></div>""")));

    [Fact]
    public void SourceOrganization_IsTheAgency_When_TheBylineNamesOne()
    {
        var article = Dropped.Article(Page.With(above: """<p class="byline">By Jane Doe, Reuters</p>"""), "page.html");

        Assert.Equal(("Jane Doe", "Reuters"), (Assert.Single(article.Authors).Name, article.SourceOrganization));
    }

    [Fact]
    public void Evidence_NamesSourceAndConfidence_When_AuthorsWereFound()
    {
        var evidence = Dropped.Article(Page.With(above: """<p class="byline">By Jane Doe</p>"""), "page.html").Provenance.Fields["authors"];

        Assert.Equal(("byline", "By Jane Doe"), (evidence.Source, evidence.Raw));
        Assert.InRange(evidence.Confidence, 0.5, 1);
    }

    private static string Names(string html) => string.Join('|', Dropped.Article(html, "page.html").Authors.Select(author => author.Name));
}
