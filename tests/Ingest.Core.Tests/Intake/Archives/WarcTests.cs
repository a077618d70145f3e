using System.IO.Compression;
using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class WarcTests
{
    private const string Html = "HTTP/1.1 200 OK\nContent-Type: text/html";

    private static readonly byte[] Info = Packed.WarcRecord("warcinfo", "", "application/warc-fields", Packed.Utf8("software: test\r\n"));

    [Fact]
    public async Task Response_GivesItsBodyAndWhatIsKnownOfIt_When_ItIsAPage()
    {
        var entries = await Unpacked.ReadAsync("a.warc", [.. Info, .. Packed.Response("https://n.example/1", "HTTP/1.1 200 OK\nContent-Type: text/html; charset=\"ISO-8859-2\"\nLast-Modified: Sun, 02 Mar 2025 10:00:00 GMT", Packed.Utf8("<p>one"))]);

        var document = Assert.Single(entries).Document!;
        Assert.Equal(("record-2", "<p>one", "ISO-8859-2"), (document.EntryPath, Encoding.UTF8.GetString(document.Content.Span), document.Charset));
        Assert.Equal(("https://n.example/1", new DateTimeOffset(2025, 3, 2, 17, 30, 0, TimeSpan.Zero)), (document.Metadata.Url, document.Metadata.Retrieved));
        Assert.Equal(new DateTimeOffset(2025, 3, 2, 10, 0, 0, TimeSpan.Zero), document.LastModified);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("identity")]
    [InlineData("chunked")]
    [InlineData("gzip in chunks")]
    [InlineData("chunked, and recorded without")]
    [InlineData("gzip, and recorded without")]
    [InlineData("br, and recorded without")]
    public async Task Response_IsDecoded_When_ItsHeadNames(string encoding)
    {
        var head = Html + (encoding.Contains("chunk", StringComparison.Ordinal) ? "\nTransfer-Encoding: chunked" : "") + (encoding.StartsWith("chunked", StringComparison.Ordinal) ? "" : $"\nContent-Encoding: {encoding.Split(' ', ',')[0]}");

        Assert.Equal(["record-1=<p>one two three"], await Unpacked.TextsAsync("a.warc", Packed.Response("https://n.example/1", head, Encode(encoding, Packed.Utf8("<p>one two three")))));
    }

    [Fact]
    public async Task Records_AreReadOneByOne_When_EachIsAGzipMember()
    {
        var warc = new[] { Info, Packed.Response("https://n.example/1", Html, Packed.Utf8("<p>one")), Packed.Response("https://n.example/2", Html, Packed.Utf8("<p>two")) };

        Assert.Equal(["record-2=<p>one", "record-3=<p>two"], await Unpacked.TextsAsync("CC-NEWS.warc.gz", [.. warc.SelectMany(Packed.Gzip)]));
    }

    [Fact]
    public async Task Record_IsPassedOver_When_ItHoldsNoDocument()
    {
        byte[] warc =
        [
            .. Info,
            .. Packed.WarcRecord("request", "https://n.example/1", "application/http; msgtype=request", Packed.Utf8("GET /1 HTTP/1.1\r\n\r\n")),
            .. Packed.Response("https://n.example/gone", "HTTP/1.1 404 Not Found\nContent-Type: text/html", Packed.Utf8("<p>gone")),
            .. Packed.Response("https://n.example/moved", "HTTP/1.1 301 Moved\nLocation: /1", []),
            .. Packed.Response("https://n.example/a.png", "HTTP/1.1 200 OK\nContent-Type: image/png", [1, 2, 3]),
            .. Packed.Response("https://n.example/robots.txt", "HTTP/1.1 200 OK\nContent-Type: text/plain", Packed.Utf8("User-agent: *")),
            .. Packed.WarcRecord("resource", "file:///a.txt", "text/plain", Packed.Utf8("resource")),
            .. Packed.WarcRecord("conversion", "https://n.example/1", "text/plain", Packed.Utf8("conversion")),
        ];

        Assert.Equal(["record-7=resource", "record-8=conversion"], await Unpacked.TextsAsync("a.warc", warc));
    }

    [Fact]
    public async Task BadRecord_DoesNotSinkTheOthers_When_ItIsDamaged()
    {
        byte[] warc =
        [
            .. Packed.Response("https://n.example/1", Html + "\nContent-Encoding: gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
            .. "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nwhatever\r\n\r\n"u8,
            .. Packed.Response("https://n.example/large", Html, new byte[2000]),
            .. Packed.Response("https://n.example/4", Html, Packed.Utf8("<p>four")),
        ];

        Assert.Equal(
            ["record-1!Malformed", "record-2!Malformed", "record-3!TooLarge", "record-4=<p>four"],
            await Unpacked.TextsAsync("a.warc", warc, new IntakeOptions { MaxDocumentBytes = 1000 }));
    }

    [Fact]
    public async Task Response_IsStopped_When_ItsBodyIsABomb()
    {
        var entry = Assert.Single(await Unpacked.ReadAsync("a.warc", Packed.Response("https://n.example/1", Html + "\nContent-Encoding: gzip", Packed.Gzip(new byte[20_000_000]))));

        Assert.Equal(ReasonCode.ArchiveLimit, entry.Rejection!.Reason);
    }

    [Fact]
    public async Task Archive_SaysSo_When_ItIsCutOffInARecord()
    {
        var warc = Packed.Response("https://n.example/1", Html, new byte[500]);

        Assert.Equal(["!Malformed"], await Unpacked.TextsAsync("a.warc", warc[..^200]));
    }

    private static byte[] Encode(string encoding, byte[] body) => encoding switch
    {
        "gzip" => Packed.Gzip(body),
        "deflate" => Through(body, target => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true)),
        "br" => Through(body, target => new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true)),
        "zstd" => Packed.Zstandard(body),
        "chunked" => Chunks(body),
        "gzip in chunks" => Chunks(Packed.Gzip(body)),
        _ => body,
    };

    private static byte[] Chunks(byte[] body) => [.. Packed.Utf8("5;name=value\r\n"), .. body[..5], .. Packed.Utf8($"\r\n{body.Length - 5:x}\r\n"), .. body[5..], .. "\r\n0\r\n\r\n"u8];

    private static byte[] Through(byte[] content, Func<Stream, Stream> open)
    {
        using var bytes = new MemoryStream();

        using (var encoder = open(bytes))
        {
            encoder.Write(content);
        }

        return bytes.ToArray();
    }
}
