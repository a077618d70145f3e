using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Parsing.Html;

public sealed class PageBodyTests
{
    private const string Last = "Nobody can say today what will become of the shops along the quay, whose owners have asked the town for help and have not heard from it since the spring, when the lorries stopped coming past their doors and the trams went on strike for a week.";

    private static readonly string[] Text = [Page.First, Page.Second, Page.Third];

    [Theory]
    [InlineData("""<div class="related"><p>Another story about the trams of the upper town that run again since Sunday morning.</p></div>""")]
    [InlineData("""<aside><p>The harbour in numbers: two bridges, four ferries and eleven cranes stand on its shores today.</p></aside>""")]
    [InlineData("""<p>Read more: The trams of the upper town run again</p>""")]
    [InlineData("""<div><a href="/trams">Trams</a><div class="teaser-text"><p>The trams of the upper town run again since Sunday morning, after a strike of two weeks.</p></div></div>""")]
    [InlineData("""<div class="bildunterschrift">The bridge as it stood in the year of the great flood, seen from the old quay.</div>""")]
    [InlineData("""<div class="noticias relacionadas"><p>The trams of the upper town run again since Sunday morning, after a strike of two weeks.</p></div>""")]
    [InlineData("""<div id="right"><p>The harbour in numbers: two bridges, four ferries and eleven cranes stand on its shores today.</p></div>""")]
    [InlineData("""<p>Sign up for our newsletter and get the news of the harbour every morning.</p>""")]
    [InlineData("""<p>ADVERTISEMENT</p>""")]
    [InlineData("""<p>Follow the paper on Facebook and Instagram, where readers of the whole coast meet every evening.</p>""")]
    [InlineData("""<p>¿Ya conoces nuestro canal? Únete en Telegram y recibe las noticias del puerto.</p>""")]
    [InlineData("""<ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">Copy link</a></li></ul>""")]
    [InlineData("""<div style="display:none"><p>This text is for nobody to see, it is kept for the editors of the paper alone.</p></div>""")]
    public void Body_LeavesFurnitureOut_When_ItStandsInTheText(string furniture)
    {
        var article = Dropped.Article(Page.With(inside: furniture), "page.html");

        Assert.Equal(Text, article.Body);
        Assert.All(article.Provenance.Removed, removed => Assert.NotEmpty(removed.Reason));
    }

    [Theory]
    [InlineData("<h2>What comes next</h2>", "What comes next")]
    [InlineData("""<h2><a href="/bridge#pier">What comes next</a></h2>""", "What comes next")]
    [InlineData("<h1>What comes next</h1>", "What comes next")]
    [InlineData("<blockquote><p>“We will wait,” the mayor said.</p></blockquote>", "“We will wait,” the mayor said.")]
    [InlineData("<ol><li>Close the bridge</li><li>Mend the piers</li></ol>", "1. Close the bridge|2. Mend the piers")]
    [InlineData("<p>Three reports led to this:</p><ul><li><a href='/a'>The report of the port</a></li><li><a href='/b'>The report of the town</a></li></ul>", "Three reports led to this:|The report of the port|The report of the town")]
    [InlineData("<p>Three reports led to this.</p><ul><li><a href='https://port.example/a'>The report of the port</a></li><li><a href='https://town.example/b'>The report of the town</a></li></ul>", "Three reports led to this.|The report of the port|The report of the town")]
    [InlineData("<p>Three reports led to this.</p><ul><li><a href='/a'>The report of the port</a> in two volumes with maps of all the piers</li><li><a href='/b'>The report of the town</a></li></ul>", "Three reports led to this.|The report of the port in two volumes with maps of all the piers|The report of the town")]
    [InlineData("<aside><p>A note on other bridges: none of the three that cross the river further up was looked at for this, because the town does not own them, and the port that does has not yet answered the letters that it got in May and in June.</p></aside>", "A note on other bridges: none of the three that cross the river further up was looked at for this, because the town does not own them, and the port that does has not yet answered the letters that it got in May and in June.")]
    [InlineData("""<div class="teaser-text"><p>The trams stopped at its foot for ninety years, and now even those who walk will take the boat.</p></div>""", "The trams stopped at its foot for ninety years, and now even those who walk will take the boat.")]
    [InlineData("<figure><table><tr><td>Ferries</td><td>4</td></tr></table></figure>", "Ferries|4")]
    [InlineData("""<div class="accordion"><div aria-hidden="true"><p>The ferry costs nothing for children and for bicycles.</p></div></div>""", "The ferry costs nothing for children and for bicycles.")]
    [InlineData("<div class='section toc-part'><p>The piers stand on oak piles that were driven into the mud two hundred years ago, and nobody knows how many of them are left or in which state they are.</p></div>", "The piers stand on oak piles that were driven into the mud two hundred years ago, and nobody knows how many of them are left or in which state they are.")]
    public void Body_KeepsItsPartsInOrder_When_TheyAreText(string part, string expected) =>
        Assert.Equal([Page.First, .. expected.Split('|'), Page.Second, Page.Third], Dropped.Article(Page.With(head: """<link rel="canonical" href="https://www.mail.example/bridge">""", inside: part), "page.html").Body);

    [Fact]
    public void Body_BeginsWithTheLead_When_ItStandsAboveTheTextsElement()
    {
        const string Lead = "For ninety years the trams stopped at its foot; now even the walkers have to take the boat to work.";

        var article = Dropped.Article(Page.With(above: $"<div class='intro'><p>{Lead}</p></div>"), "page.html");

        Assert.Equal([Lead, .. Text], article.Body);
    }

    [Theory]
    [InlineData("For the latest from the coast and the islands, download the app of the paper for phones and watches.")]
    [InlineData("Contact:")]
    [InlineData("17 January 2021.")]
    [InlineData("The views expressed in this piece are those of its author and not of the paper.")]
    [InlineData("This story belongs to the paper; written permission is needed before it is printed elsewhere.")]
    public void Body_LeavesItsLastLineOut_When_ThePaperSpeaksOfItself(string line) =>
        Assert.Equal(Text, Dropped.Article(Page.With(below: $"<p>{line}</p>"), "page.html").Body);

    [Fact]
    public void Body_KeepsItsLastSentence_When_ItTellsOfPeopleOnAChannel()
    {
        const string Sentence = "About 900 people follow the works on Facebook, and they receive the new timetable in an app before anybody else.";

        Assert.Equal([.. Text, Sentence], Dropped.Article(Page.With(below: $"<p>{Sentence}</p>"), "page.html").Body);
    }

    [Fact]
    public void Body_KeepsASentenceOfChannels_When_ItStandsInTheText()
    {
        const string Sentence = "The mayor asked people to follow the works on Facebook until the bridge opens again.";

        Assert.Contains(Sentence, Dropped.Article(Page.With(inside: $"<p>{Sentence}</p>"), "page.html").Body);
    }

    [Fact]
    public void Body_LeavesTheBioOut_When_OneFollows()
    {
        var article = Dropped.Article(Page.With(below: """<div class="author-bio"><p>Jane Doe is a reporter who covers ports and shipping for the paper.</p></div>"""), "page.html");

        Assert.Equal(Text, article.Body);
        Assert.Contains(article.Provenance.Removed, removed => removed.Reason is "bio" or "byline");
    }

    [Fact]
    public void Body_LeavesAnUnmarkedBioOut_When_ItBeginsWithTheAuthor()
    {
        var article = Dropped.Article(Page.With(above: "<p>By Jane Doe</p>", below: "<p>Jane Doe is a reporter who covers ports and shipping for the paper. She lives on the coast.</p>"), "page.html");

        Assert.Equal(Text, article.Body);
    }

    [Fact]
    public void Body_HoldsAllParts_When_APageCutsItsTextIntoElementsOfOneClass()
    {
        var html = Page.With().Replace($"<p>{Page.Third}</p>", $"""</div><div class="story-text"><p>{Page.Third}</p><p>{Last}</p>""", StringComparison.Ordinal);

        Assert.Equal([.. Text, Last], Dropped.Article(html, "page.html").Body);
    }

    [Theory]
    [InlineData("<div class='x1'><h3><a href='/trams'>The trams run again</a></h3><p>On Sunday morning the first of them left the depot in the upper town.</p></div>", 3, false)]
    [InlineData("<div class='x1'><h3><a href='#trams'>The trams run again</a></h3><p>On Sunday morning the first of them left the depot in the upper town.</p></div>", 3, true)]
    [InlineData("<div class='x1'><h3><a href='/trams'>The trams run again</a></h3><p>On Sunday morning the first of them left the depot in the upper town.</p></div>", 20, true)]
    public void Body_LeavesCardsOfOtherArticlesOut_When_TheyHoldASmallPartOfThePage(string card, int count, bool isText)
    {
        var repeated = string.Join(' ', Enumerable.Repeat(Page.First, 3));
        var html = Page.With(inside: string.Concat(Enumerable.Repeat($"<p>{repeated}</p>", 3)), below: $"<div>{string.Concat(Enumerable.Repeat(card, count))}</div><p>{Last}</p>");

        Assert.Equal(isText, Dropped.Article(html, "page.html").Body.Any(line => line.Contains("depot", StringComparison.Ordinal)));
    }

    [Fact]
    public void Body_BeginsUnderTheHeadline_When_ManyShortLinesFollowTheFirstParagraph()
    {
        var products = string.Concat(Enumerable.Range(1, 150).Select(i => $"<div>Pier {i}</div>"));

        Assert.Equal([Page.First, Page.Second, Page.Third], Dropped.Article(Page.With(inside: $"<div>{products}</div>"), "page.html").Body.Where(line => !line.StartsWith("Pier", StringComparison.Ordinal)));
    }

    [Fact]
    public void Contributors_LeaveTheBody_When_ALineNamesThem()
    {
        var article = Dropped.Article(Page.With(below: "<p>Ida Roth contributed to this report.</p>"), "page.html");

        Assert.Equal(Text, article.Body);
        Assert.Equal("Ida Roth", Assert.Single(article.Contributors).Name);
    }

    [Fact]
    public void Parse_SaysNotAnArticle_When_ThePageListsHeadlines()
    {
        var teasers = string.Concat(Enumerable.Range(1, 20).Select(i => $"<div><h2><a href='/{i}'>The council put off its vote on bridge number {i}</a></h2><p>The vote comes in June.</p></div>"));

        Assert.Equal(ReasonCode.NotAnArticle, Assert.Single(Dropped.Parse($"<html><head><title>News</title></head><body>{teasers}</body></html>", "page.html").Rejections).Reason);
    }
}
