using Ingest.Web.Articles;
using Ingest.Web.Pages;

namespace Ingest.Web.Tests.Pages;

public sealed class LinksTests
{
    [Theory]
    [InlineData("https://news.example/a?b=c", "https://news.example/a?b=c")]
    [InlineData("http://news.example/", "http://news.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,<script>alert(1)</script>", null)]
    [InlineData("urn:newsml:1", null)]
    [InlineData("/console", null)]
    [InlineData(null, null)]
    public void Outside_LeadsToPagesOnly_When_AnArticleNamesItsUrl(string? url, string? expected) => Assert.Equal(expected, Links.Outside(url));

    [Fact]
    public void Search_EscapesWhatWasTyped_When_ThePageGoesOn() =>
        Assert.Equal("/console/articles?text=a%26b%3D%22c%22&after=x", Links.Search(new ArticleSearch { Text = "a&b=\"c\"" }, "x"));

    [Theory]
    [InlineData(532, "532 bytes")]
    [InlineData(2048, "2 KiB")]
    [InlineData(67108864, "64 MiB")]
    public void Bytes_AreShownInTheLargestUnit_When_TheyAreMany(long bytes, string expected) => Assert.Equal(expected, Shown.Bytes(bytes));
}
