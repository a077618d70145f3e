using System.Text;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Parsing.Feeds;

/// <summary>What each specification says of an item, on invented feeds; and what real feeds do to it.</summary>
public sealed class FeedSpecificationTests
{
    /// <summary>Feed; then the fields of its first item, one a line.</summary>
    public static TheoryData<string, string, string> Feeds => new()
    {
        {
            "RSS 0.91",
            """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Hill Post</title><link>https://h.example/</link><description>d</description><language>en-us</language><item><title>Old mill turns again</title><link>https://h.example/mill</link><description>The wheel was stuck for years.</description></item></channel></rss>""",
            "headline=Old mill turns again|url=https://h.example/mill|body=The wheel was stuck for years.|publisher=Hill Post"
        },
        {
            "RSS 0.92: no element is required, categories and enclosures come up",
            """<rss version="0.92"><channel><title>Hill Post</title><item><title>Old mill turns again</title><link>https://h.example/mill</link><description>The wheel was stuck for years. &lt;a href="https://h.example/more"&gt;It moves.&lt;/a&gt;</description><category domain="https://h.example/tags">mills</category><enclosure url="https://h.example/mill.jpg" length="7" type="image/jpeg"/></item></channel></rss>""",
            "headline=Old mill turns again|body=The wheel was stuck for years. It moves.|keywords=mills|images=https://h.example/mill.jpg"
        },
        {
            "RSS 1.0 with Dublin Core and content",
            """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://h.example/"><title>Hill Post</title></channel><item rdf:about="https://h.example/mill"><title>Old mill turns again</title><link>https://h.example/mill</link><description>It was stuck.</description><dc:creator>Ada Miller</dc:creator><dc:date>2025-01-16T07:45Z</dc:date><dc:subject>mills</dc:subject><dc:language>en</dc:language><content:encoded><![CDATA[<p>The wheel moves.</p><p>It was stuck for years.</p>]]></content:encoded></item></rdf:RDF>""",
            "headline=Old mill turns again|url=https://h.example/mill|abstract=It was stuck.|authors=Ada Miller|published=2025-01-16T07:45:00Z|keywords=mills|body=The wheel moves.¶It was stuck for years."
        },
        {
            "RSS 2.0: author is an address with a name, guid is a permalink, source is where it came from",
            """<rss version="2.0"><channel><title>Hill Post</title><item><title>Old mill &amp; new wheel</title><guid>https://h.example/mill</guid><author>ada@h.example (Ada Miller)</author><pubDate>Thu, 16 Jan 2025 07:45:00 EST</pubDate><description><![CDATA[The <b>wheel</b> moves.]]></description></item></channel></rss>""",
            "headline=Old mill & new wheel|url=https://h.example/mill|authors=Ada Miller|published=2025-01-16T07:45:00-05:00|body=The wheel moves."
        },
        {
            "RSS 2.0: a guid that is no permalink is no address",
            """<rss version="2.0"><channel><title>Hill Post</title><item><title>Old mill turns again</title><guid isPermaLink="false">https://h.example/id/7</guid><description>It moves.</description></item></channel></rss>""",
            "headline=Old mill turns again|url=|entryPath=#https://h.example/id/7"
        },
        {
            "RSS 2.0 with Media RSS groups",
            """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Hill Post</title><item><title>Old mill turns again</title><description>It moves.</description><media:group><media:content url="https://h.example/mill.jpg" type="image/jpeg"/><media:content url="https://h.example/mill.mp4" type="video/mp4"/><media:description>The mill.</media:description><media:credit role="photographer">Bo Wheeler</media:credit></media:group><media:thumbnail url="https://h.example/small.jpg"/></item></channel></rss>""",
            "images=https://h.example/mill.jpg|caption=The mill.|credit=Bo Wheeler"
        },
        {
            "Atom 0.3: issued, modified, mode escaped, tagline",
            """<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Hill Post</title><entry><title mode="escaped">Old mill &amp;amp; new wheel</title><link rel="alternate" type="text/html" href="https://h.example/mill"/><id>tag:h.example,2025:mill</id><issued>2025-01-16T07:45:00Z</issued><modified>2025-01-17T08:00:00Z</modified><author><name>Ada Miller</name></author><summary>It was stuck.</summary><content type="text/html" mode="escaped">&lt;p&gt;The wheel moves.&lt;/p&gt;</content></entry></feed>""",
            "headline=Old mill & new wheel|url=https://h.example/mill|published=2025-01-16T07:45:00Z|modified=2025-01-17T08:00:00Z|authors=Ada Miller|abstract=It was stuck.|body=The wheel moves."
        },
        {
            "Atom 1.0: xhtml title and content, two authors, contributors, relative address",
            """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://h.example/"><title>Hill Post</title><author><name>The Desk</name></author><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Old <em>mill</em> turns again</div></title><link rel="self" href="/atom/mill"/><link href="/mill"/><id>urn:uuid:7</id><published>2025-01-16T07:45:00+01:00</published><updated>2025-01-17T08:00:00+01:00</updated><author><name>Ada Miller</name></author><author><name>Bo Wheeler</name></author><category term="m" label="mills"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The wheel moves.</p><ul><li>slowly</li></ul></div></content></entry></feed>""",
            "headline=Old mill turns again|url=https://h.example/mill|authors=Ada Miller;Bo Wheeler|published=2025-01-16T07:45:00+01:00|modified=2025-01-17T08:00:00+01:00|keywords=mills|body=The wheel moves.¶slowly"
        },
        {
            "Atom 1.0: text that looks like markup is text; updated alone is the date",
            """<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title><entry><title type="text">Old mill turns again</title><id>https://h.example/mill</id><updated>2025-01-17T08:00:00Z</updated><summary type="text">It moves.</summary></entry></feed>""",
            "headline=Old mill turns again|url=https://h.example/mill|published=2025-01-17T08:00:00Z|body=It moves."
        },
        {
            "JSON Feed 1: author of one",
            """{"version": "https://jsonfeed.org/version/1", "title": "Hill Post", "author": {"name": "The Desk"}, "items": [{"id": "7", "url": "https://h.example/mill", "title": "Old mill turns again", "content_html": "<p>The wheel moves.</p>", "summary": "It was stuck.", "image": "https://h.example/mill.jpg", "date_published": "2025-01-16T07:45:00-05:00", "date_modified": "2025-01-17T08:00:00-05:00", "author": {"name": "Ada Miller"}, "tags": ["mills"]}]}""",
            "headline=Old mill turns again|url=https://h.example/mill|authors=Ada Miller|abstract=It was stuck.|published=2025-01-16T07:45:00-05:00|modified=2025-01-17T08:00:00-05:00|keywords=mills|images=https://h.example/mill.jpg|body=The wheel moves.|publisher=Hill Post"
        },
        {
            "JSON Feed 1.1: authors, plain text, external address, language",
            """{"version": "https://jsonfeed.org/version/1.1", "title": "Hill Post", "language": "en-GB", "items": [{"id": "7", "external_url": "https://other.example/mill", "title": "Old mill turns again", "content_text": "The wheel moves.\n\nIt was stuck.", "authors": [{"name": "Ada Miller"}, {"name": "Bo Wheeler"}]}]}""",
            "url=https://other.example/mill|authors=Ada Miller;Bo Wheeler|body=The wheel moves.¶It was stuck."
        },
        {
            "broken: stray ampersands and entities of HTML",
            """<rss version="2.0"><channel><title>Hill & Dale</title><item><title>Caf&eacute; & mill</title><link>https://h.example/mill?a=1&b=2</link><description>Tea&nbsp;& cake.</description></item></channel></rss>""",
            "headline=Café & mill|url=https://h.example/mill?a=1&b=2|body=Tea & cake.|publisher=Hill & Dale"
        },
        {
            "broken: a prefix that nobody declared",
            """<rss version="2.0"><channel><title>Hill Post</title><item><title>Old mill turns again</title><dc:creator>Ada Miller</dc:creator><content:encoded><![CDATA[<p>The wheel moves.</p>]]></content:encoded><media:content url="https://h.example/mill.jpg" medium="image"/></item></channel></rss>""",
            "headline=Old mill turns again|authors=Ada Miller|body=The wheel moves.|images=https://h.example/mill.jpg"
        },
        {
            "broken: junk before the prolog and behind the end",
            "\uFEFF\n<!-- cached -->\nWarning: slow answer\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hill Post</title><item><title>Old mill turns again</title><description>It moves.</description></item></channel></rss>\n<script>track()</script>",
            "headline=Old mill turns again|body=It moves."
        },
        {
            "broken: a warning before the prolog",
            "Notice: undefined index in feed.php\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hill Post</title><item><title>Old mill turns again</title><description>It moves.</description></item></channel></rss>",
            "headline=Old mill turns again|body=It moves."
        },
        {
            "broken: control characters",
            "<rss version=\"2.0\"><channel><title>Hill Post</title><item><title>Old\u000B mill turns\u0008 again</title><description>It moves.</description></item></channel></rss>",
            "headline=Old mill turns again|body=It moves."
        },
        {
            "broken: unquoted attribute and unclosed element of HTML",
            """<rss version=2.0><channel><title>Hill Post</title><item><title>Old mill turns again</title><description>It moves.<br>Slowly.</description></item></channel></rss>""",
            "headline=Old mill turns again|body=It moves. Slowly."
        },
    };

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Feed_GivesItsFields_When_ItIs(string what, string feed, string expected)
    {
        var outcome = Dropped.Parse(feed, "feed");

        Assert.True(outcome.Articles.Count == 1, $"{what}: {string.Join(", ", outcome.Rejections.Select(rejection => rejection.Detail))}");

        foreach (var (name, value) in expected.Split('|').Select(line => line.Split('=', 2)).Select(parts => (parts[0], parts[1])))
        {
            Assert.Equal((what, name, value), (what, name, Field(outcome.Articles[0], name)));
        }
    }

    [Theory]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("utf-8", "windows-1252")]
    [InlineData("windows-1251", "utf-8")]
    public void Feed_IsDecoded_When_ItDeclaresTheWrongCharset(string declared, string real)
    {
        var feed = $"""<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Post</title><item><title>Café “Zur Mühle” öffnet wieder</title><description>Das Rad über dem Bach bewegt sich – nach Jahren – für alle Gäste.</description></item></channel></rss>""";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var article = Assert.Single(Dropped.Parse(Encoding.GetEncoding(real).GetBytes(feed), "feed.xml").Articles);

        Assert.Equal("Café “Zur Mühle” öffnet wieder", article.Headline);
    }

    private static string Field(Article article, string name) => name switch
    {
        "headline" => article.Headline ?? "",
        "url" => article.Url ?? "",
        "abstract" => article.Abstract ?? "",
        "publisher" => article.Publisher ?? "",
        "authors" => string.Join(';', article.Authors.Select(author => author.Name)),
        "published" => article.DatePublished?.ToString() ?? "",
        "modified" => article.DateModified?.ToString() ?? "",
        "keywords" => string.Join(';', article.Keywords),
        "body" => string.Join('¶', article.Body),
        "images" => string.Join(';', article.Images.Select(image => image.Url)),
        "caption" => article.Images[0].Caption ?? "",
        "credit" => article.Images[0].CreditText ?? "",
        "entryPath" => article.Provenance.EntryPath,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
