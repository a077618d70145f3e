namespace Ingest.Core.Tests.Parsing.Json;

public sealed class NinjsTests
{
    [Fact]
    public void Ninjs_ReadsRolesPeopleAndPictures_When_TheVersionIsTwo()
    {
        const string Json = """
            {"uri": "https://n.example/1", "type": "text", "contentcreated": "2025-06-10T06:15:00Z", "versioncreated": "2025-06-11T06:15:00Z", "pubstatus": "usable", "language": "en", "located": "Salhus", "copyrightholder": "Northwire",
             "people": [{"rel": "author", "name": "Ana Reyes"}, {"rel": "subject", "name": "Ben Okoro"}], "headlines": [{"role": "sub", "value": "Dek"}, {"role": "main", "value": "Lake drained"}], "descriptions": [{"role": "summary", "value": "In short."}],
             "infosources": [{"name": "Reuters"}, "plain"], "subjects": [{"name": "lakes"}], "genres": [{"name": "feature"}], "bodies": [{"contenttype": "text/plain", "value": "plain"}, {"contenttype": "text/html", "value": "<p>One line.</p>"}],
             "associations": [{"type": "picture", "uri": "https://n.example/p", "by": "Cai Lund", "descriptions": [{"role": "caption", "value": "The lake."}], "renditions": [{"width": 5}, {"href": "https://n.example/p.jpg"}]}, {"type": "text", "uri": "https://n.example/t"}]}
            """;

        var article = Dropped.Article(Json);

        Assert.Equal(("Lake drained", "Dek", "In short.", "Northwire", "Reuters", "Salhus", "feature"), (article.Headline, article.AlternativeHeadline, article.Abstract, article.Publisher, article.SourceOrganization, article.Dateline, article.Section));
        Assert.Equal(["Ana Reyes"], article.Authors.Select(author => author.Name));
        Assert.Equal(("2025-06-10T06:15:00Z", "2025-06-11T06:15:00Z"), (article.DatePublished.ToString(), article.DateModified.ToString()));
        Assert.Equal(["lakes"], article.Keywords);
        Assert.Equal(["One line."], article.Body);
        var image = Assert.Single(article.Images);
        Assert.Equal(("The lake.", "Cai Lund", "https://n.example/p.jpg"), (image.Caption, image.CreditText, image.Url));
    }

    [Theory]
    [InlineData("""{"associations": {"main": {"type": "graphic", "description_text": "The lake.", "renditions": {"small": {"href": "https://n.example/p.jpg"}}}},""")]
    [InlineData("""{"associations": {"main": {"type": "picture", "headlines": [{"role": "", "value": "The lake."}], "uri": "https://n.example/p.jpg"}, "other": 5},""")]
    public void Ninjs_ReadsNamedPictures_When_TheVersionIsOne(string start)
    {
        var article = Dropped.Article(start + """ "uri": "https://n.example/1", "versioncreated": "2025-06-11T06:15:00Z", "headline_main": "Lake drained", "body_text": "One line."}""");

        Assert.Equal("Lake drained", article.Headline);
        Assert.Equal(["One line."], article.Body);
        Assert.Equal(("The lake.", "https://n.example/p.jpg"), (article.Images[0].Caption, article.Images[0].Url));
    }

    [Theory]
    [InlineData("""[{0}, {1}]""")]
    [InlineData("""{{"items": [{0}, {1}, 5]}}""")]
    public void Ninjs_NamesEachItem_When_TheFileHasMany(string list)
    {
        const string One = """{"uri": "https://n.example/1", "versioncreated": "2025-06-11T06:15:00Z", "title": "One", "bodies": [{"value": "One line."}]}""";
        const string Two = """{"versioncreated": "2025-06-11T06:15:00Z", "title": "Two", "body_xhtml": "<p>Another line.</p>"}""";

        var articles = Dropped.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, list, One, Two)).Articles;

        Assert.Equal(["#https://n.example/1", "#2"], articles.Select(article => article.Provenance.EntryPath));
        Assert.Equal([["One line."], ["Another line."]], articles.Select(article => article.Body));
    }
}
