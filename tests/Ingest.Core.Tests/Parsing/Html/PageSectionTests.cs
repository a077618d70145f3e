namespace Ingest.Core.Tests.Parsing.Html;

public sealed class PageSectionTests
{
    private const string Home = """{"@type":"ListItem","position":1,"name":"Home","item":"https://mail.example/"}""";
    private const string Region = """{"@type":"ListItem","position":2,"item":{"@id":"https://mail.example/region","name":"Town &amp; Region"}}""";
    private const string Port = """{"@type":"ListItem","position":3,"name":"Port","item":"https://mail.example/region/port"}""";
    private const string Self = """{"@type":"ListItem","position":4,"name":"Harbour bridge closes in autumn","item":"https://mail.example/region/port/bridge"}""";

    [Theory]
    [InlineData("\"articleSection\":\"Region\",", "<meta property='article:section' content='Port'>", "Region", "json-ld")]
    [InlineData("\"articleSection\":[\"Region\",\"Port\"],", "", "Region", "json-ld")]
    [InlineData("", "<meta property='article:section' content='Port'>", "Port", "meta:article:section")]
    [InlineData("", "", null, null)]
    public void Section_IsTheSourcesOwn_When_ThePageNamesIt(string inArticle, string meta, string? section, string? source)
    {
        var article = Dropped.Article(Page.With(meta + Script($$"""{"@type":"NewsArticle",{{inArticle}}"headline":"{{Page.Headline}}"}""")), "page.html");

        Assert.Equal((section, source), (article.Section, article.Provenance.Fields.GetValueOrDefault("section")?.Source));
    }

    [Theory]
    [InlineData(Home + "," + Region + "," + Port + "," + Self, "Town & Region")]
    [InlineData(Self + "," + Port + "," + Region + "," + Home, "Town & Region")]
    [InlineData(Port + "," + Self, "Port")]
    [InlineData(Home + "," + Self, null)]
    [InlineData(Home + """,{"@type":"ListItem","position":2,"name":"Bridge closes"}""", null)]
    [InlineData("""{"@type":"ListItem","position":1,"name":"Home","item":"https://mail.example/en/"},""" + Port, "Port")]
    [InlineData("1,null,{}", null)]
    public void Section_IsTheFirstStepBehindTheHomePage_When_OnlyBreadcrumbsNameOne(string crumbs, string? section)
    {
        var article = Dropped.Article(
            Page.With(Script($$"""{"@graph":[{"@type":"NewsArticle","headline":"{{Page.Headline}}"},{"@type":"BreadcrumbList","itemListElement":[{{crumbs}}]}]}""")), "page.html");

        Assert.Equal((section, section is null ? null : "json-ld:breadcrumb"), (article.Section, article.Provenance.Fields.GetValueOrDefault("section")?.Source));
    }

    [Theory]
    [InlineData("<category>Region</category>", "Region")]
    [InlineData("<category>Region</category><category>Ferries</category>", null)]
    [InlineData("", null)]
    public void Section_IsTheOnlyCategory_When_AFeedIsRead(string categories, string? section)
    {
        var article = Dropped.Article(
            $"<rss version=\"2.0\"><channel><title>The Harbour Mail</title><item><guid>1</guid><title>{Page.Headline}</title>{categories}<description>{Page.First}</description></item></channel></rss>", "feed.xml");

        Assert.Equal(section, article.Section);
    }

    private static string Script(string json) => $"<script type=\"application/ld+json\">{json}</script>";
}
