using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Articles;

public sealed class CanonicalUrlTests
{
    private static readonly string[] Pieces =
    [
        "http://", "https://", "HTTPS://", "ftp://", "//", "www.", "WWW.", "paper.example", "ü.example", "xn--", ":443", ":80", ":8080", "[::1]", "user:pw@", "/", "/a", "/A b", "/%2F", "/é", "..", "?", "?id=1", "&utm_source=x",
        "utm_medium=y", "&fbclid=z", "&b=2", "#top", "%", "%zz", " ", "\t", "\0", "\uD83D", "\uDE00", "日本", ".", "\\", "a",
    ];

    [Theory]
    [InlineData("HTTP://WWW.Paper.Example/News/A.html", "https://paper.example/News/A.html")]
    [InlineData("https://paper.example:443/a", "https://paper.example/a")]
    [InlineData("http://paper.example:80/a", "https://paper.example/a")]
    [InlineData("https://paper.example:8080/a", "https://paper.example:8080/a")]
    [InlineData("  https://paper.example/a/  ", "https://paper.example/a")]
    [InlineData("https://paper.example/a#comments", "https://paper.example/a")]
    [InlineData("https://paper.example/a?utm_source=x&id=7&fbclid=y&UTM_medium=z", "https://paper.example/a?id=7")]
    [InlineData("https://paper.example/a?gclid=x", "https://paper.example/a")]
    [InlineData("https://paper.example/?p=12", "https://paper.example?p=12")]
    [InlineData("https://user:secret@paper.example/a", "https://paper.example/a")]
    [InlineData("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://paper.example/a%2Fb", "https://paper.example/a%2Fb")]
    public void Normalize_BringsUrlsToOneForm_When_TheyNameAnArticle(string url, string expected) => Assert.Equal(expected, CanonicalUrl.Normalize(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/news/a.html")]
    [InlineData("paper.example/a")]
    [InlineData("https://paper.example")]
    [InlineData("https://www.paper.example/?utm_source=x")]
    [InlineData("ftp://paper.example/a")]
    [InlineData("mailto:desk@paper.example")]
    [InlineData("javascript:void(0)")]
    [InlineData("file:///etc/a")]
    [InlineData("https:///a")]
    [InlineData("https://a b/c")]
    public void Normalize_IsNull_When_TheUrlNamesNoArticle(string? url) => Assert.Null(CanonicalUrl.Normalize(url));

    [Property(MaxTest = 2000)]
    public Property Normalize_GivesAnHttpsUrlOrNothing_When_TextIsAnything() => Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), url =>
    {
        var normalized = CanonicalUrl.Normalize(url);

        Assert.True(normalized is null || (normalized.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(normalized, UriKind.Absolute, out _)), normalized);
    });

    [Fact]
    public void Normalize_IsNull_When_TheUrlHoldsALoneSurrogate()
    {
        Assert.Null(CanonicalUrl.Normalize("https://paper\uD83D.example/a"));
        Assert.Null(CanonicalUrl.Normalize("https://paper.example/\uDE00"));
    }
}
