using System.Text;
using Ingest.Core.Parsing.Detection;

namespace Ingest.Core.Tests.Parsing.Detection;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("<head>", "text/html")]
    [InlineData("<body>", "text/html")]
    [InlineData("<!-- x --><p>a</p>", "text/html")]
    [InlineData("<!-- x -->", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html><x/>", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><x/>", "application/xml")]
    [InlineData("<x/>", "text/plain")]
    [InlineData("< 5", "text/plain")]
    [InlineData("<rss/>", "application/rss+xml")]
    [InlineData("<channel><item/></channel>", "application/rss+xml")]
    [InlineData("<a:feed xmlns:a=\"x\"/>", "application/atom+xml")]
    [InlineData("<entry/>", "application/atom+xml")]
    [InlineData("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"/>", "application/rdf+xml")]
    [InlineData("<rdf:RDF xmlns=\"http://purl.org/net/rss1.1#\"/>", "application/rdf+xml")]
    [InlineData("<rdf:RDF><channel/></rdf:RDF>", "application/rdf+xml")]
    [InlineData("<rdf:RDF><x/></rdf:RDF>", "application/xml")]
    [InlineData("<newsItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<packageItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<newsMessage/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<conceptItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<knowledgeItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<planningItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<catalogItem/>", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<NewsML/>", "application/vnd.iptc.newsml+xml")]
    [InlineData("<nitf/>", "application/vnd.iptc.nitf+xml")]
    [InlineData("Warning: old\n<?xml version=\"1.0\"?><rss/>", "application/rss+xml")]
    [InlineData("Warning: old\n<?xml version=\"1.0\"?><feed/>", "application/atom+xml")]
    [InlineData("Warning: old\n<?xml version=\"1.0\"?><rdf:RDF><channel/></rdf:RDF>", "application/rdf+xml")]
    [InlineData("Warning: old\n<?xml version=\"1.0\"?><x/>", "text/plain")]
    public void Detect_NamesTheMarkup_When_TheRootIs(string content, string expected) => Assert.Equal(expected, Detect(content));

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("{ \"a\": 1}", "application/json")]
    [InlineData("{x", "text/plain")]
    [InlineData("{", "text/plain")]
    [InlineData("[]", "application/json")]
    [InlineData("[{}]", "application/json")]
    [InlineData("[\"a\"]", "application/json")]
    [InlineData("[[1]]", "application/json")]
    [InlineData("[5]", "text/plain")]
    [InlineData("{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1\"}", "application/feed+json")]
    [InlineData("\u0001hdr\u0002text\u0003", "application/vnd.iptc.7901")]
    [InlineData("\u0016\u0016\u0001hdr\u0002text\u0003", "application/vnd.iptc.7901")]
    [InlineData("# Title\n\n**bold** words", "text/markdown")]
    [InlineData("# Title only", "text/plain")]
    [InlineData("A hash # only", "text/plain")]
    public void Detect_NamesTheText_When_ItStartsLike(string content, string expected) => Assert.Equal(expected, Detect(content));

    [Theory]
    [InlineData("Message-ID: <a>\nFrom: a\nTo: b\n\nText", "message/rfc822")]
    [InlineData("From: a\nTo: b\n\nText", "text/plain")]
    [InlineData("From: a\nSubject: b\nContent-Type: multipart/related\n\nText", "multipart/related")]
    [InlineData("Received: x\nFrom: a\nSubject: b\nReceived: y\nContent-Type: multipart/related\n\nText", "message/rfc822")]
    [InlineData("From: <Saved by Blink>\nReceived: y\nSubject: b\nReceived: y\nContent-Type: multipart/related\n\nText", "multipart/related")]
    [InlineData("From: a\nReceived: y\nSnapshot-Content-Location: b\nContent-Type: multipart/related\n\nText", "multipart/related")]
    public void Detect_TellsAMailFromASavedPage_When_BothHaveHeaders(string content, string expected) => Assert.Equal(expected, Detect(content));

    [Fact]
    public void Detect_ReadsThroughTheCharset_When_TheTextIsUtf16OrHasAMark()
    {
        const string Content = "<rss version=\"2.0\"><channel/></rss>";

        Assert.Equal("application/rss+xml", MediaTypeDetector.Detect([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Content)], "a"));
        Assert.Equal("application/rss+xml", MediaTypeDetector.Detect([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Content)], "a"));
        Assert.Equal("application/rss+xml", MediaTypeDetector.Detect([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Content)], "a"));
        Assert.Equal("application/rss+xml", MediaTypeDetector.Detect(Encoding.Unicode.GetBytes(Content), "a"));
        Assert.Equal("text/plain", MediaTypeDetector.Detect([], "a"));
    }

    [Fact]
    public void Detect_SeesATarOrAWordFile_When_TheMarkStandsFurtherIn()
    {
        byte[] tar = [.. new byte[257], .. "ustar"u8, 0, 0];

        Assert.Equal("application/x-tar", MediaTypeDetector.Detect(tar, "a"));
        Assert.Equal("application/octet-stream", MediaTypeDetector.Detect(new byte[300], "a"));
        Assert.EndsWith("wordprocessingml.document", MediaTypeDetector.Detect("PK\u0003\u0004 [Content_Types].xml"u8, "a.DOCX"), StringComparison.Ordinal);
        Assert.Equal("application/zip", MediaTypeDetector.Detect("PK\u0003\u0004 [Content_Types].xml"u8, "a.zip"));
        Assert.Equal("application/zip", MediaTypeDetector.Detect("PK\u0003\u0004 x"u8, "a.docx"));
    }

    [Theory]
    [InlineData(MediaTypes.Image, "picture")]
    [InlineData(MediaTypes.Media, "audio")]
    [InlineData(MediaTypes.Executable, "program")]
    [InlineData(MediaTypes.OleCompound, "2007")]
    [InlineData(MediaTypes.Zip, "archive")]
    [InlineData(MediaTypes.Gzip, "archive")]
    [InlineData(MediaTypes.SevenZip, "archive")]
    [InlineData(MediaTypes.Xz, "archive")]
    [InlineData(MediaTypes.Zstandard, "archive")]
    [InlineData(MediaTypes.Tar, "archive")]
    [InlineData(MediaTypes.Warc, "archive")]
    [InlineData(MediaTypes.Binary, "no known format")]
    [InlineData("x/y", "x/y")]
    public void Describe_SaysWhatTheFileIs_When_NoReaderTakesIt(string mediaType, string word) => Assert.Contains(word, UnreadableFormats.Describe(mediaType), StringComparison.Ordinal);

    private static string Detect(string content) => MediaTypeDetector.Detect(Encoding.UTF8.GetBytes(content), "a.txt");
}
