using System.Text;
using Ingest.Core.Parsing.Detection;

namespace Ingest.Core.Tests.Parsing.Detection;

public sealed class MediaTypeDetectorTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><body><p>a</p></body></html>", "a.txt", "text/html")]
    [InlineData("<p>One.</p><p>Two.</p>", "a.txt", "text/html")]
    [InlineData("One <em>word</em> and <b>another</b>.", "a.txt", "text/html")]
    [InlineData("A note on markup\n\nBy Jane Doe\n\nThe team spoke of the <table> element.\n\nIt is old.\n\nNobody wants it.\n\nYet all use it.\n\nSo does the <p> element.\n\nThat is all.\n\nThe end.", "a.txt", "text/plain")]
    [InlineData("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>", "a.html", "application/rss+xml")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", "a.xml", "application/atom+xml")]
    [InlineData("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>", "a.xml", "application/vnd.iptc.g2.newsitem+xml")]
    [InlineData("<nitf><body/></nitf>", "a.xml", "application/vnd.iptc.nitf+xml")]
    [InlineData("{\"version\": \"https://jsonfeed.org/version/1.1\"}", "a.json", "application/feed+json")]
    [InlineData("{\"uri\": \"x\", \"headlines\": []}", "a.json", "application/vnd.iptc.ninjs+json")]
    [InlineData("{\"title\": \"x\"}", "a.txt", "application/json")]
    [InlineData("---\ntitle: x\n---\nText", "a.txt", "text/markdown")]
    [InlineData("{\\rtf1 text}", "a.doc", "application/rtf")]
    [InlineData("%PDF-1.7", "a.txt", "application/pdf")]
    [InlineData("MZ is how this text begins.", "a.exe", "text/plain")]
    [InlineData("Just a text.", "a.html", "text/plain")]
    public void Detect_GoesByContent_When_TheNameSaysOtherwise(string content, string name, string expected) =>
        Assert.Equal(expected, MediaTypeDetector.Detect(Encoding.UTF8.GetBytes(content), name));
}
