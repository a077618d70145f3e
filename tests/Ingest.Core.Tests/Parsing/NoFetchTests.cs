using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Core.Tests.Parsing;

/// <summary>No URL that stands in a document is asked for: a server on loopback that each of them names has no caller.</summary>
public sealed class NoFetchTests
{
    private const string Paragraph = "The council met on Monday evening and put off its vote on the second bridge until the engineers have finished their report on the eastern bank.";

    public static TheoryData<string, string> Documents => new()
    {
        { "page.html", $"<html><head><base href='URL/'><link rel=stylesheet href='URL/a.css'><link rel=canonical href='URL/vote'><script src='URL/a.js'></script><meta http-equiv=refresh content='0;url=URL/next'><meta property=og:image content='URL/a.png'></head><body><article><h1>Bridge vote put off</h1><img src='URL/b.png' srcset='URL/c.png 2x'><iframe src='URL/frame'></iframe><object data='URL/o'></object><embed src='URL/e'><video src='URL/v' poster='URL/p'></video><p>{Paragraph} See URL/more</p><p>{Paragraph}</p><form action='URL/f'></form></article></body></html>" },
        { "page.xhtml", $"<?xml version='1.0'?><?xml-stylesheet href='URL/a.xsl' type='text/xsl'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'URL/xhtml.dtd' [<!ENTITY x SYSTEM 'URL/entity'>]><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Bridge vote put off &x;</h1><p>{Paragraph}</p><p>{Paragraph}</p></body></html>" },
        { "feed.xml", $"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY % p SYSTEM 'URL/p.dtd'> %p; <!ENTITY x SYSTEM 'URL/x'>]><rss version='2.0'><channel><title>T</title><item><title>Bridge &x;</title><link>URL/a</link><enclosure url='URL/a.mp3'/><description>{Paragraph}</description></item></channel></rss>" },
        { "item.xml", $"<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='http://iptc.org/std/nar/2006-10-01/ URL/schema.xsd' guid='urn:x:1' standard='NewsML-G2' conformance='power'><catalogRef href='URL/catalog.xml'/><xi:include href='URL/include'/><contentMeta><headline>Bridge vote put off</headline></contentMeta><contentSet><remoteContent href='URL/remote'/><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{Paragraph}</p></body></html></inlineXML></contentSet></newsItem>" },
        { "item.json", $"{{\"uri\":\"URL/item\",\"type\":\"text\",\"headline\":\"Bridge vote put off\",\"$ref\":\"URL/ref\",\"body_text\":\"{Paragraph}\",\"renditions\":{{\"main\":{{\"href\":\"URL/a.png\"}}}}}}" },
        { "note.md", $"# Bridge vote put off\n\n![picture](URL/a.png) [link](URL/b)\n\n<img src='URL/c.png'>\n\n{Paragraph}\n\n{Paragraph}" },
        { "mail.eml", $"From: a@b.example\nTo: c@d.example\nSubject: Bridge vote put off\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=URL; URL=\"URL/body\"\n\nContent-Type: text/html\n\n<img src='URL/a.png'><p>{Paragraph}</p>" },
        { "note.rtf", $"{{\\rtf1 {{\\field{{\\*\\fldinst INCLUDEPICTURE \"URL/a.png\"}}}}{{\\*\\template URL/t.dot}} Bridge vote put off\\par {Paragraph}\\par {Paragraph}}}" },
        { "page.txt", $"Bridge vote put off\n\nURL/a\n\n{Paragraph} URL/b\n\n{Paragraph}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Parse_CallsNobody_When_TheDocumentNamesAServer(string name, string document)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}");

        var outcome = Dropped.Parse(Encoding.UTF8.GetBytes(document.Replace("URL", url, StringComparison.Ordinal)), name);

        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
        Assert.False(server.Pending(), "Somebody called.");
    }
}
