using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Parsing.Json;

public sealed class JsonArticleTests
{
    [Theory]
    [InlineData("""{"articles": [{"title": "A b c", "content": "One line."}]}""")]
    [InlineData("""{"response": {"results": [{"webTitle": "A b c", "bodyText": "One line."}]}}""")]
    [InlineData("""{"data": {"docs": [{"headline": {"main": "A b c"}, "text": "One line."}]}}""")]
    [InlineData("""{"@graph": [{"@type": "NewsArticle", "headline": "A b c", "articleBody": "One line."}]}""")]
    [InlineData("""[{"fields": {"headline": "A b c", "body": "One line."}, "id": "x", "title": "A b c"}]""")]
    [InlineData("""[[{"heading": "A b c", "story": "One line."}], 5, "text"]""")]
    [InlineData("""{"headline": {"name": "A b c"}, "paragraphs": ["One line."]}""")]
    [InlineData("""{"name": "A b c", "body": ["One line."]}""")]
    [InlineData("""{"title": "A b c", "description": "One line."}""")]
    [InlineData("""{"title": "A b c", "html": "<p>One line.</p>"}""")]
    public void Parse_FindsTheArticle_When_AnApiOrAScraperWroteIt(string json)
    {
        var article = Dropped.Article(json, "a.json");

        Assert.Equal("A b c", article.Headline);
        Assert.Equal(["One line."], article.Body);
    }

    [Theory]
    [InlineData("Line one.\\nLine two.")]
    [InlineData("Line one.\\n\\nLine two.")]
    [InlineData("<p>Line one.</p><p>Line two.</p>")]
    public void Parse_CutsParagraphs_When_TheTextHasBreaksOrMarkup(string text) =>
        Assert.Equal(["Line one.", "Line two."], Dropped.Article($$"""{"title": "A", "body": "{{text}}"}""", "a.json").Body);

    [Fact]
    public void Parse_ReadsEveryField_When_TheNamesAreThoseOfSchemaOrg()
    {
        const string Json = """
            {"headline": "A <em>b</em> c", "alternativeHeadline": "Dek", "abstract": "In short.", "author": [{"@type": "Person", "name": "Ana Reyes"}, {"@type": "Organization", "name": "Harbour Desk"}], "publisher": {"@type": "Organization", "name": "Harbour Post"},
             "datePublished": "2025-03-02T16:05:00Z", "dateModified": "2025-03-03T16:05:00Z", "dateline": "SALHUS", "articleSection": "Sea", "inLanguage": "en", "url": "https://a.example/1", "keywords": "eels, ladders; boats", "isAccessibleForFree": false,
             "image": {"@type": "ImageObject", "contentUrl": "https://a.example/1.jpg", "caption": "A ladder.", "creditText": "Ben Okoro"}, "articleBody": "One line.\n\nAnother line."}
            """;

        var article = Dropped.Article(Json, "a.json");

        Assert.Equal(("A b c", "Dek", "In short.", "Harbour Post", "SALHUS", "Sea"), (article.Headline, article.AlternativeHeadline, article.Abstract, article.Publisher, article.Dateline, article.Section));
        Assert.Equal(["Ana Reyes"], article.Authors.Select(author => author.Name));
        Assert.Equal(("2025-03-02T16:05:00Z", "2025-03-03T16:05:00Z", "https://a.example/1", false), (article.DatePublished.ToString(), article.DateModified.ToString(), article.Url, article.IsAccessibleForFree));
        Assert.Equal(["eels", "ladders", "boats"], article.Keywords);
        Assert.Equal(("https://a.example/1.jpg", "A ladder.", "Ben Okoro"), (article.Images[0].Url, article.Images[0].Caption, article.Images[0].CreditText));
    }

    [Fact]
    public void Parse_ReadsEveryField_When_TheNamesAreThoseOfAScraper()
    {
        const string Json = """
            {"title": "A b c", "subtitle": "Dek", "summary": "In short.", "authors": ["Ana Reyes", {"full_name": "Ben Okoro"}], "source": {"title": "Harbour Post"}, "publish_date": "2025-03-02", "updated_at": "2025-03-03", "category": "Sea", "lang": "en",
             "mainEntityOfPage": "https://a.example/1", "tags": ["eels"], "top_image": "https://a.example/1.jpg", "maintext": "One line."}
            """;

        var article = Dropped.Article(Json, "a.json");

        Assert.Equal(("Dek", "In short.", "Harbour Post", "Sea", "https://a.example/1"), (article.AlternativeHeadline, article.Abstract, article.Publisher, article.Section, article.Url));
        Assert.Equal(["Ana Reyes", "Ben Okoro"], article.Authors.Select(author => author.Name));
        Assert.Equal(("2025-03-02", "2025-03-03"), (article.DatePublished.ToString(), article.DateModified.ToString()));
        Assert.Equal("https://a.example/1.jpg", Assert.Single(article.Images).Url);
    }

    [Fact]
    public void Parse_NamesEachArticle_When_TheFileHasMany()
    {
        var articles = Dropped.Parse("""{"items": [{"id": "x", "title": "One", "text": "First text here."}, {"title": "Two", "text": "Second text here."}]}""", "a.json").Articles;

        Assert.Equal(["#x", "#2"], articles.Select(article => article.Provenance.EntryPath));
    }

    [Theory]
    [InlineData("""{"$schema": "https://json-schema.org/x", "title": "Order", "description": "An order.", "properties": {}}""")]
    [InlineData("""{"$schema": "https://json-schema.org/x", "title": "Order", "description": "An order.", "definitions": {}}""")]
    [InlineData("""{"$schema": "https://json-schema.org/x", "title": "Order", "description": "An order.", "$defs": {}}""")]
    [InlineData("""{"a": {"b": 1}}""")]
    [InlineData("""{"data": {"data": {"data": {"data": {"data": {"data": {"data": {"data": {"title": "Deep"}}}}}}}}}""")]
    [InlineData("""[1, "text", null]""")]
    [InlineData("""{"$schema": "https://iptc.org/x", "properties": {"versioncreated": {}, "headlines" : {}}}""")]
    public void Parse_SaysThatThereIsNoArticle_When_TheJsonHasNone(string json) =>
        Assert.Equal(ReasonCode.NotAnArticle, Assert.Single(Dropped.Parse(json, "a.json").Rejections).Reason);

    [Theory]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\ude00", "\uFFFD")]
    [InlineData("\\ud83dx", "\uFFFDx")]
    [InlineData("\\ud83d\\u0041", "\uFFFDA")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD😀")]
    public void Parse_ReplacesHalfASurrogatePair_When_AnEscapeHasNoOther(string escape, string expected) =>
        Assert.Equal($"A {expected} b", Dropped.Article($$"""{"title": "A {{escape}} b", "text": "One line."}""", "a.json").Headline);

    [Theory]
    [InlineData("{\"title\": \"A\\ud8")]
    [InlineData("{\"title\": \"A\\udzzzz\"}")]
    [InlineData("{\"title\" \"A\"}")]
    public void Parse_SaysWhereTheJsonIsBroken_When_ItIs(string json)
    {
        var rejection = Assert.Single(Dropped.Parse(json, "a.json").Rejections);

        Assert.Equal(ReasonCode.Malformed, rejection.Reason);
        Assert.Contains("line 1", rejection.Detail, StringComparison.Ordinal);
    }
}
