namespace Ingest.Core.Tests.Parsing.Feeds;

public sealed class FeedTests
{
    [Fact]
    public void Rss2_GivesAnArticleAnItem_When_ContentAndMediaModulesAreUsed()
    {
        const string Feed = """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Hill Country Post</title><language>en-gb</language>
            <item><title>Village school keeps its smallest class</title><link>https://hillpost.example/school</link><guid isPermaLink="false">hp-1041</guid><pubDate>Thu, 16 Jan 2025 07:45:00 GMT</pubDate><dc:creator>Morag Sinclair</dc:creator><category>Education</category><description>Five are enough.</description>
            <content:encoded><![CDATA[<p>The school may keep its class of five pupils.</p><p>The council will look again in two years.</p>]]></content:encoded>
            <media:content url="https://hillpost.example/school.jpg" medium="image"><media:description>The school in January.</media:description><media:credit>Alan Pryce</media:credit></media:content></item>
            </channel></rss>
            """;

        var article = Dropped.Article(Feed);

        Assert.Equal("Village school keeps its smallest class", article.Headline);
        Assert.Equal("Five are enough.", article.Abstract);
        Assert.Equal("Morag Sinclair", Assert.Single(article.Authors).Name);
        Assert.Equal("2025-01-16T07:45:00Z", article.DatePublished.ToString());
        Assert.Equal(["The school may keep its class of five pupils.", "The council will look again in two years."], article.Body);
        Assert.Equal(("The school in January.", "Alan Pryce", "https://hillpost.example/school.jpg"), (article.Images[0].Caption, article.Images[0].CreditText, article.Images[0].Url));
        Assert.Equal(["Education"], article.Keywords);
        Assert.Equal("Hill Country Post", article.Publisher);
        Assert.Equal("https://hillpost.example/school", article.Url);
        Assert.Equal("#hp-1041", article.Provenance.EntryPath);
    }

    [Fact]
    public void Rss1_GivesTheItemsBesideTheChannel_When_ItIsRdf()
    {
        const string Feed = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>A</title></channel>
            <item rdf:about="https://a.example/1"><title>Snow closes the pass</title><link>https://a.example/1</link><description>The road stays closed until Monday.</description><dc:date>2025-01-17T16:10:00+01:00</dc:date></item></rdf:RDF>
            """;

        var article = Dropped.Article(Feed);

        Assert.Equal(("Snow closes the pass", "2025-01-17T16:10:00+01:00", "https://a.example/1"), (article.Headline, article.DatePublished.ToString(), article.Url));
        Assert.Equal(["The road stays closed until Monday."], article.Body);
    }

    [Fact]
    public void Atom_GivesXhtmlContent_When_ItIsMarkupRatherThanText()
    {
        const string Feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Southland</title>
            <entry><id>urn:1</id><title type="html">Oysters &amp;amp; rain</title><link rel="alternate" href="https://s.example/oysters"/><published>2025-02-19T17:40:00+13:00</published><updated>2025-02-20T08:12:00+13:00</updated><author><name>Hinemoa Reid</name></author><category term="fisheries"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The boat left at dawn.</p><p>It came back full.</p></div></content></entry></feed>
            """;

        var article = Dropped.Article(Feed);

        Assert.Equal("Oysters & rain", article.Headline);
        Assert.Equal(["The boat left at dawn.", "It came back full."], article.Body);
        Assert.Equal(("2025-02-19T17:40:00+13:00", "2025-02-20T08:12:00+13:00"), (article.DatePublished.ToString(), article.DateModified.ToString()));
        Assert.Equal("Hinemoa Reid", Assert.Single(article.Authors).Name);
    }

    [Fact]
    public void JsonFeed_GivesAnArticleAnItem_When_VersionsMix()
    {
        const string Feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Plainfield", "language": "en", "authors": [{"name": "Rosa Imani"}], "items": [
              {"id": "1", "url": "https://p.example/1", "title": "Old cinema", "content_html": "<p>The Roxy opens again.</p>", "date_published": "2025-05-21T10:00:00Z", "tags": ["film"]},
              {"id": "2", "url": "https://p.example/2", "title": "New rosters", "content_text": "The drivers have voted.", "author": {"name": "Victor Adeyemi"}}]}
            """;

        var articles = Dropped.Parse(Feed).Articles;

        Assert.Equal(["Rosa Imani", "Victor Adeyemi"], articles.Select(article => article.Authors[0].Name));
        Assert.Equal(["The Roxy opens again.", "The drivers have voted."], articles.Select(article => article.Body[0]));
    }

    [Fact]
    public void Feed_StillGivesItsItems_When_EntitiesAndAmpersandsAreBroken()
    {
        const string Feed = "<rss version=\"2.0\"><channel><title>Fish & Chips</title><item><title>Caf&eacute; opens&nbsp;again</title><description>Tea & cake.</description></item></channel></rss>";

        var article = Dropped.Article(Feed);

        Assert.Equal(("Café opens again", "Tea & cake."), (article.Headline, article.Body[0]));
    }
}
