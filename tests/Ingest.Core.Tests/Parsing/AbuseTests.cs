using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Parsing;

/// <summary>Documents made to take long, to take much memory, or to reach outside: each ends soon, with an article or a reason.</summary>
[Collection(typeof(MeasuringCollection))]
public sealed class AbuseTests
{
    private const string Paragraph = "The council met on Monday evening and put off its vote on the second bridge until the engineers have finished their report on the eastern bank.";

    /// <summary>Wall clock, on a machine that does other things too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Name, bytes, and the reason; null where the document is still read.</summary>
    public static TheoryData<string, Func<byte[]>, ReasonCode?> Documents => new()
    {
        { "billion-laughs.xml", () => Utf8(Laughs("rss", "<channel><title>T</title><item><title>&j;</title><description>text</description></item></channel>")), null },
        { "billion-laughs-newsml.xml", () => Utf8(Laughs("newsItem", "<contentMeta><headline>&j; headline</headline></contentMeta>")), null },
        { "xxe.xml", () => Utf8("<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><body.head><hedline><hl1>Bridge &x;</hl1></hedline></body.head></body></nitf>"), null },
        { "parameter-entity.xml", () => Utf8("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.dtd\"> %x;]><rss version=\"2.0\"><channel><title>T</title><item><title>Bridge</title><description>text</description></item></channel></rss>"), null },
        { "unclosed-doctype.xml", () => Utf8("<?xml version=\"1.0\"?><!DOCTYPE rss [" + Repeat("<!ENTITY a \"b\">", 50_000) + "<rss version=\"2.0\"/>"), ReasonCode.UnknownFormat },
        { "attributes.xml", () => Utf8("<rss version=\"2.0\" " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"x\" ")) + "><channel><item><title>Bridge</title><description>text</description></item></channel></rss>"), null },
        { "prefixes.xml", () => Utf8("<rss version=\"2.0\"><channel><item><title>Bridge</title>" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<p{i}:x/>")) + "</item></channel></rss>"), null },
        { "open-brackets.xml", () => Utf8("<rss version=\"2.0\">" + Repeat("<", 1_000_000)), ReasonCode.Malformed },
        { "one-line.txt", () => Utf8(Repeat("The bridge is closed, ", 1_000_000)), null },
        { "no-space.txt", () => Utf8(Repeat("x", 5_000_000)), ReasonCode.NotAnArticle },
        { "lines.txt", () => Utf8(Repeat("a\n", 500_000)), ReasonCode.NotAnArticle },
        { "nul.txt", () => Utf8("Bridge\n\n" + Paragraph.Replace(" ", "\0 ", StringComparison.Ordinal)), ReasonCode.UnknownFormat },
        { "invalid-utf8.txt", () => [.. Utf8("Bridge vote put off\n\n" + Paragraph + " "), 0xC3, 0x28, 0xF0, 0x9F, .. Utf8("\n\n" + Paragraph)], null },
        { "lone-surrogate.json", () => Utf8("{\"headline\": \"Bridge \\ud800 vote\", \"articleBody\": \"" + Paragraph + "\"}"), null },
        { "deep.json", () => Utf8(Repeat("[", 1_000_000)), ReasonCode.Malformed },
        { "deep-objects.json", () => Utf8(Repeat("{\"articles\":", 100_000) + "1" + Repeat("}", 100_000)), ReasonCode.Malformed },
        { "duplicate-keys.json", () => Utf8("{" + Repeat("\"headline\": \"First\", ", 100_000) + "\"headline\": \"Last\", \"articleBody\": \"" + Paragraph + "\"}"), null },
        { "numbers.json", () => Utf8("{\"articles\": [" + Repeat("1e999999999,", 100_000) + "1]}"), ReasonCode.NotAnArticle },
        { "nested.html", () => Utf8("<html><body>" + Repeat("<div>", 100_000) + Paragraph), ReasonCode.Malformed },
        { "nested-tables.html", () => Utf8("<html><body>" + Repeat("<table><tr><td>", 100_000) + Paragraph), ReasonCode.Malformed },
        { "formatting.html", () => Utf8("<html><body><p>" + Repeat("<b><i>x</p><p>", 20_000) + Paragraph), ReasonCode.Malformed },
        { "attributes.html", () => Utf8("<html><body><article><h1>Bridge</h1><p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}=x ")) + ">" + Paragraph + "</p></article></body></html>"), null },
        { "comments.html", () => Utf8("<html><body>" + Repeat("<!-- ", 500_000) + "<p>" + Paragraph), ReasonCode.NoText },
        { "entities.html", () => Utf8("<html><body><article><h1>Bridge</h1><p>" + Repeat("&amp;&#x41;", 200_000) + "</p><p>" + Paragraph + "</p></article></body></html>"), null },
        { "captions-without-pictures.html", () => Utf8("<html><body><article><h1>Bridge</h1>" + Repeat("<div class=caption>The bridge is closed</div>", 30_000) + "<p>" + Paragraph + "</p></article></body></html>"), null },
        { "figure-of-paragraphs.html", () => Utf8("<html><body><article><h1>Bridge</h1><p>" + Paragraph + "</p><figure>" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<p>The bridge was closed {i} times")) + "</figure></article></body></html>"), null },
        { "groups.rtf", () => Utf8("{\\rtf1 " + Repeat("{", 2_000_000)), ReasonCode.NoText },
        { "unicode.rtf", () => Utf8("{\\rtf1 Bridge vote put off\\par " + Repeat("\\u-10179?\\u55357?", 100_000) + Paragraph + "}"), null },
        { "parts.eml", () => Utf8("From: a@b.example\nTo: c@d.example\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + Repeat("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 20_000)), ReasonCode.NoText },
        { "headers.eml", () => Utf8("From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n" + Repeat("Subject: =?utf-8?B?////?=\n", 50_000) + "\n" + Paragraph), null },
        { "brackets.md", () => Utf8("# Bridge\n\n" + Repeat("![[[", 200_000) + "\n\n" + Paragraph), null },
        { "stars.md", () => Utf8("# Bridge\n\n" + Repeat("**_", 200_000) + "\n\n" + Paragraph), null },
        { "front-matter.md", () => Utf8("---\n" + Repeat("a: [b\n", 100_000) + "---\n\n" + Paragraph), null },
        { "bomb.docx", () => WordBomb(), ReasonCode.ArchiveLimit },
        { "not-really.pdf", () => Utf8(Paragraph), null },
        { "not-really.docx", () => Utf8("<html><body><article><h1>Bridge</h1><p>" + Paragraph + "</p><p>" + Paragraph + "</p></article></body></html>"), null },
        { "not-really.html", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], ReasonCode.UnknownFormat },
        { "empty.pdf", () => Utf8("%PDF-1.7\n"), ReasonCode.Malformed },
        { "pages.pdf", () => Utf8("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1000000000/Kids[2 0 R 2 0 R]>>endobj trailer<</Root 1 0 R>>"), ReasonCode.Malformed },
        { "bomb.pdf", () => Pdf(new byte[100_000_000]), ReasonCode.ArchiveLimit },
        { "operators.pdf", () => Pdf(Utf8(Repeat("0 0 m 1 1 l S ", 200_000))), ReasonCode.NoText },
        { "operators-without-end.pdf", () => Pdf(Utf8(Repeat("0 0 m 1 1 l S ", 700_000))), ReasonCode.ArchiveLimit },
        { "letters.pdf", () => Pdf(Utf8("BT /F1 12 Tf 72 700 Td " + Repeat("(Bridge ) Tj ", 20_000) + " ET")), null },
        { "login.html", () => Utf8("<html><title>Sign in</title><body><form action=/login><label>Email<input name=email></label><label>Password<input type=password></label><button>Sign in</button></form><a href=/forgot>Forgot your password?</a></body></html>"), ReasonCode.NotAnArticle },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    [Trait("Category", "Measuring")]
    public void Document_EndsSoon_When_ItIsMadeToHurt(string name, Func<byte[]> make, ReasonCode? expected)
    {
        var bytes = make();
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        var outcome = Dropped.Parse(bytes, name);

        Assert.True(watch.Elapsed < Patience, $"took {watch.Elapsed}");
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200L * bytes.Length + 200_000_000);
        Assert.Equal((expected, expected is null ? 0 : 1), (outcome.Rejections is [var rejection, ..] ? rejection.Reason : null, outcome.Rejections.Count));
    }

    [Fact]
    public void Document_HoldsNothingOfTheMachine_When_ItNamesAFile()
    {
        var article = Assert.Single(Dropped.Parse(((Func<byte[]>)Documents.Single(row => row.Data.Item1 == "xxe.xml").Data.Item2)(), "xxe.xml").Articles);

        Assert.DoesNotContain("root:", article.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_CannotBacktrackWithoutEnd_When_TheyAreGenerated()
    {
        var patterns = typeof(DocumentParser).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (method.DeclaringType, method.Name, Attribute: method.GetCustomAttribute<GeneratedRegexAttribute>()))
            .Where(pattern => pattern.Attribute is not null)
            .ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.True(
            pattern.Attribute!.Options.HasFlag(RegexOptions.NonBacktracking) || pattern.Attribute.MatchTimeoutMilliseconds is > 0 and <= 5000,
            $"{pattern.DeclaringType}.{pattern.Name} can backtrack without a time-out."));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Laughs(string root, string content)
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY {(char)('a' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i - 1)};", 10))}\">"));
        return $"<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY a \"ha\">{entities}]><{root}>{content}</{root}>";
    }

    /// <summary>One page whose content is packed.</summary>
    private static byte[] Pdf(byte[] content)
    {
        using var packed = new MemoryStream();

        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        var objects = new[] { "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>" };
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.4\n"u8);
        var offsets = new List<long>();

        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            byte[] body = i == 3 ? [.. Utf8($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8] : Utf8(objects[i]);
            pdf.Write([.. Utf8($"{i + 1} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
        }

        var start = pdf.Length;
        pdf.Write(Utf8($"xref\n0 6\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:0000000000} 00000 n \n"))}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return pdf.ToArray();
    }

    private static byte[] WordBomb()
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
            {
                types.Write("<Types/>");
            }

            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];

            for (var i = 0; i < 80; i++)
            {
                part.Write(zeros);
            }
        }

        return bytes.ToArray();
    }
}
