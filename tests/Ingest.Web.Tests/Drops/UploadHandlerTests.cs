using Ingest.Web.Drops;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Tests.Drops;

public sealed class UploadHandlerTests
{
    [Theory]
    [InlineData("news.html", "news.html")]
    [InlineData("2026/11/news.html", "2026/11/news.html")]
    [InlineData(@"2026\news.html", "2026/news.html")]
    [InlineData("/news.html", "news.html")]
    [InlineData("Ärger am Fluß?.txt", "Ärger am Fluß?.txt")]
    public void BlobNameOf_KeepsTheName_When_ItCanBeABlobs(string name, string expected) => Assert.Equal(expected, UploadHandler.BlobNameOf(name));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a/../b")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a.")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    public void BlobNameOf_Refuses_When_TheServiceWouldTakeItForAnother(string name) => Assert.Throws<BadHttpRequestException>(() => UploadHandler.BlobNameOf(name));

    [Fact]
    public void BlobNameOf_Refuses_When_ItIsTooLong() => Assert.Throws<BadHttpRequestException>(() => UploadHandler.BlobNameOf(new string('a', 1025)));
}
