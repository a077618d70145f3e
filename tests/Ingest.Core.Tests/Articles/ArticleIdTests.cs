using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Articles;

public sealed class ArticleIdTests
{
    [Fact]
    public void For_IsOneArticle_When_UrlsAreOneAndBlobsDiffer()
    {
        var first = ArticleId.For("http://www.paper.example/a/?utm_source=x", "a.html", "");
        var second = ArticleId.For("https://paper.example/a", "b.zip", "inner/a.html");

        Assert.Equal(first, second);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", first);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://paper.example/")]
    [InlineData("not a url")]
    public void For_TakesBlobAndEntry_When_ThereIsNoCanonicalUrl(string? url)
    {
        string[] ids = [ArticleId.For(url, "a.zip", "1"), ArticleId.For(url, "a.zip", "2"), ArticleId.For(url, "b.zip", "1"), ArticleId.For(url, "a.zip\n1", "")];

        Assert.Distinct(ids);
        Assert.Equal(ids[0], ArticleId.For(null, "a.zip", "1"));
    }

    [Fact]
    public void For_IsOneArticle_When_TheItemNamesItself()
    {
        Assert.Equal(ArticleId.For(null, "urn:newsml:n.example:1", "a.xml", ""), ArticleId.For("", "urn:newsml:n.example:1", "b.xml", "#2"));
        Assert.NotEqual(ArticleId.For(null, "urn:newsml:n.example:1", "a.xml", ""), ArticleId.For(null, "urn:newsml:n.example:2", "a.xml", ""));
        Assert.Equal(ArticleId.For("https://paper.example/a", "a.xml", ""), ArticleId.For("https://paper.example/a", "urn:newsml:n.example:1", "a.xml", ""));
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("urn:")]
    [InlineData("urn:newsml:two words")]
    [InlineData("javascript:alert(1)")]
    public void For_TakesBlobAndEntry_When_TheIdentifierIsNotGlobal(string identifier) =>
        Assert.Equal(ArticleId.For(null, "a.xml", "#1"), ArticleId.For(null, identifier, "a.xml", "#1"));

    [Fact]
    public void For_IsPinned_When_TablesHoldItAlready()
    {
        Assert.Equal("-tEMzBKjIBWQjugosmEsaA", ArticleId.For("https://paper.example/harbour", "any", ""));
        Assert.NotEqual(ArticleId.For(null, "any", ""), ArticleId.For("https://paper.example/harbour", "any", ""));
    }
}
