using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Parsing.Wire;

public sealed class NewsMlTests
{
    [Theory]
    [InlineData("""<inlineXML><nitf xmlns=""><body><body.content><p>One line.</p></body.content></body></nitf></inlineXML>""")]
    [InlineData("<inlineXML>One line.</inlineXML>")]
    [InlineData("""<inlineData encoding="base64">T25l</inlineData><inlineData contenttype="text/html">&lt;p&gt;One line.&lt;/p&gt;</inlineData>""")]
    [InlineData("<inlineData>One line.</inlineData>")]
    public void G2_TakesTheText_When_TheContentIs(string content) => Assert.Equal(["One line."], Dropped.Article(G2("", "<headline>A b c</headline>", content)).Body);

    [Fact]
    public void G2_ReadsLinksHolderAndLiterals_When_TheUsualElementsAreMissing()
    {
        const string Meta = """<firstCreated>2025-03-01T10:00:00Z</firstCreated><link rel="http://a.example/canonical" href="https://a.example/1"/><title>Title</title>""";
        const string Content = """
            <creator type="cpnat:person" literal="Ana Reyes"/><creator type="cpnat:organisation"><name>Harbour Desk</name></creator><creator><name>Other Desk</name><organisationDetails/></creator>
            <headline role="hl:sub">Dek</headline><dateline>SALHUS</dateline><genre literal="feature"/><keyword>eels</keyword><language tag="sv"/><description>In short.</description><contentModified>2025-03-03T10:00:00Z</contentModified>
            """;

        var article = Dropped.Article(G2(Meta, Content, "<inlineXML>One line.</inlineXML>", "<rightsInfo><copyrightHolder><name>Northwire</name></copyrightHolder></rightsInfo>"));

        Assert.Equal(("Dek", "Northwire", "SALHUS", "feature", "In short."), (article.AlternativeHeadline, article.Publisher, article.Dateline, article.Section, article.Abstract));
        Assert.Equal(["Ana Reyes"], article.Authors.Select(author => author.Name));
        Assert.Equal(("2025-03-01T10:00:00Z", "2025-03-03T10:00:00Z", "https://a.example/1", "sv"), (article.DatePublished.ToString(), article.DateModified.ToString(), article.Url, article.Language));
        Assert.Equal(["eels"], article.Keywords);
    }

    [Theory]
    [InlineData("""<remoteContent href="https://a.example/p.jpg"/>""", "https://a.example/p.jpg")]
    [InlineData("""<remoteContent residref="tag:p"/>""", "tag:p")]
    [InlineData("", "urn:newsml:n.example:1")]
    public void G2_MakesAPictureItemItsOwnPicture_When_ItsClassSaysSo(string content, string url)
    {
        var article = Dropped.Article(G2("""<itemClass qcode="ninat:picture"/>""", "<headline>A b c</headline><creditline>Cai Lund</creditline><description>The lake.</description>", content));

        var image = Assert.Single(article.Images);
        Assert.Equal(("The lake.", "Cai Lund", url), (image.Caption, image.CreditText, image.Url));
    }

    [Fact]
    public void G2_NamesEachItem_When_AMessageCarriesMany()
    {
        var message = $"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{G2("", "<headline>One</headline>", "<inlineXML>One line.</inlineXML>")}<newsItem><contentMeta><headline>Two</headline></contentMeta></newsItem></itemSet></newsMessage>""";

        Assert.Equal(["#urn:newsml:n.example:1", "#2"], Dropped.Parse(message).Articles.Select(article => article.Provenance.EntryPath));
    }

    [Fact]
    public void G2_SaysThatThereIsNoArticle_When_TheItemIsAPackage() =>
        Assert.Equal(ReasonCode.NotAnArticle, Assert.Single(Dropped.Parse("""<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>""").Rejections).Reason);

    [Theory]
    [InlineData("""<NewsComponent><Role FormalName="Main Text"/><ContentItem><DataContent><p>One line.</p></DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>A much longer caption than that line.</p></DataContent></ContentItem></NewsComponent>""")]
    [InlineData("""<NewsComponent><ContentItem><DataContent><p>One.</p></DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem><DataContent><p>One line.</p></DataContent></ContentItem></NewsComponent>""")]
    [InlineData("""<NewsComponent><Role FormalName="Main"/></NewsComponent><NewsComponent><ContentItem><DataContent><nitf><body><body.content><p>One line.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>""")]
    public void NewsMl1_TakesTheMainText_When_OtherComponentsStandBesideIt(string components)
    {
        var article = Dropped.Article($"""
            <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>n.example</ProviderId><DateId>20250302</DateId><NewsItemId>7</NewsItemId></NewsIdentifier></Identification>
            <NewsManagement><FirstCreated>20250302T160500Z</FirstCreated><ThisRevisionCreated>20250303T160500Z</ThisRevisionCreated></NewsManagement>
            <NewsComponent><NewsLines><HeadLine>A b c</HeadLine><SubHeadLine>Dek</SubHeadLine><ByLine>By Ana Reyes</ByLine><DateLine>SALHUS</DateLine><KeywordLine>eels</KeywordLine></NewsLines>{components}</NewsComponent></NewsItem></NewsML>
            """);

        Assert.Equal(("A b c", "Dek", "SALHUS"), (article.Headline, article.AlternativeHeadline, article.Dateline));
        Assert.Equal(["One line."], article.Body);
        Assert.Equal(["eels"], article.Keywords);
    }

    private static string G2(string meta, string content, string set, string more = "") =>
        $"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:n.example:1" xml:lang="en">{more}<itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta><contentSet>{set}</contentSet></newsItem>""";
}
