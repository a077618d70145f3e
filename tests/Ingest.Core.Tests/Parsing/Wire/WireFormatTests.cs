namespace Ingest.Core.Tests.Parsing.Wire;

public sealed class WireFormatTests
{
    [Theory]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "versioncreated": "2025-06-11T06:15:00Z", "pubstatus": "usable", "language": "en", "byline": "Salome Beridze", "headline": "Glacier lake drained", "body_xhtml": "<p>Engineers have lowered the lake.</p><p>Two siphons ran day and night.</p>"}""")]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "versioncreated": "2025-06-11T06:15:00Z", "pubstatus": "usable", "language": "en", "by": "By Salome Beridze", "headlines": [{"role": "main", "value": "Glacier lake drained"}], "bodies": [{"contenttype": "text/html", "value": "<p>Engineers have lowered the lake.</p><p>Two siphons ran day and night.</p>"}]}""")]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "versionCreated": "2025-06-11T06:15:00Z", "pubStatus": "usable", "language": "en", "by": "By Salome Beridze", "headlines": [{"role": "main", "value": "Glacier lake drained"}], "bodies": [{"contentType": "text/html", "value": "<p>Engineers have lowered the lake.</p><p>Two siphons ran day and night.</p>"}]}""")]
    public void Ninjs_GivesTheSameRecord_When_TheVersionDiffers(string json)
    {
        var article = Dropped.Article(json);

        Assert.Equal("Glacier lake drained", article.Headline);
        Assert.Equal("Salome Beridze", Assert.Single(article.Authors).Name);
        Assert.Equal("2025-06-11T06:15:00Z", article.DatePublished.ToString());
        Assert.Equal(["Engineers have lowered the lake.", "Two siphons ran day and night."], article.Body);
        Assert.Equal("application/vnd.iptc.ninjs+json", article.Provenance.MediaType);
    }

    [Fact]
    public void NewsMlG2_GivesMetadataAndInlineText_When_TheItemCarriesXhtml()
    {
        const string Item = """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:n.example:1" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider><name>Northwire</name></provider><versionCreated>2025-03-02T17:30:00Z</versionCreated></itemMeta>
            <contentMeta><contentCreated>2025-03-02T16:05:00Z</contentCreated><located><name>Salhus</name></located><by>By Daniel Okonjo</by><infoSource><name>Reuters</name></infoSource><subject><name>budgets</name></subject><headline>Council passes budget</headline></contentMeta>
            <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The council passed a budget.</p><p>Fees rise.</p></body></html></inlineXML></contentSet></newsItem>
            """;

        var article = Dropped.Article(Item);

        Assert.Equal(("Council passes budget", "Northwire", "Reuters", "Salhus"), (article.Headline, article.Publisher, article.SourceOrganization, article.Dateline));
        Assert.Equal("Daniel Okonjo", Assert.Single(article.Authors).Name);
        Assert.Equal(("2025-03-02T16:05:00Z", "2025-03-02T17:30:00Z"), (article.DatePublished.ToString(), article.DateModified.ToString()));
        Assert.Equal(["The council passed a budget.", "Fees rise."], article.Body);
        Assert.Equal(["budgets"], article.Keywords);
    }

    [Fact]
    public void Nitf_GivesHeadAndContent_When_MediaStandInTheBody()
    {
        const string Nitf = """
            <nitf><head><docdata><date.issue norm="20240805T141500Z"/><key-list><keyword key="railways"/></key-list></docdata></head><body><body.head><hedline><hl1>Night train returns</hl1><hl2>Six sleeping cars</hl2></hedline><byline>By <person>Petrus Haimbodi</person></byline><dateline><location>WINDHOEK</location></dateline></body.head>
            <body.content><p>The train ran again.</p><media media-type="image"><media-reference source="train.jpg"/><media-caption><p>Passengers board.</p></media-caption><media-producer>Martha Uushona</media-producer></media><p>It is slow.</p></body.content></body></nitf>
            """;

        var article = Dropped.Article(Nitf);

        Assert.Equal(("Night train returns", "Six sleeping cars", "WINDHOEK"), (article.Headline, article.AlternativeHeadline, article.Dateline));
        Assert.Equal("Petrus Haimbodi", Assert.Single(article.Authors).Name);
        Assert.Equal("2024-08-05T14:15:00Z", article.DatePublished.ToString());
        Assert.Equal(["The train ran again.", "It is slow."], article.Body);
        Assert.Equal(("Passengers board.", "Martha Uushona", "train.jpg"), (article.Images[0].Caption, article.Images[0].CreditText, article.Images[0].Url));
    }
}
