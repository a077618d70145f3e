using System.IO.Compression;
using System.Text;
using Ingest.Core.Intake;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class HttpPayloadTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n\r\none", 200, "one")]
    [InlineData("HTTP/1.1 200 OK\nA: b\n\none", 200, "one")]
    [InlineData("HTTP/1.1 404\n\none\r\n\r\ntwo", 404, "one\r\n\r\ntwo")]
    [InlineData("HTTP/2 204", 204, "")]
    public async Task Read_PartsHeadAndBody_When_LinesEndEitherWay(string message, int status, string body)
    {
        var payload = await ReadAsync(Encoding.Latin1.GetBytes(message));

        Assert.Equal((status, body), (payload!.Status, Encoding.Latin1.GetString(payload.Body.Span)));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1 OK 200\r\n\r\n")]
    [InlineData("")]
    public async Task Read_AnswersNothing_When_TheBytesAreNoResponse(string message) => Assert.Null(await ReadAsync(Encoding.Latin1.GetBytes(message)));

    [Theory]
    [InlineData("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n", "onetwo")]
    [InlineData("3;a=b\r\none\r\nrest that is no chunk\r\n", "one")]
    [InlineData("3\r\none\r\n9\r\ncut", "onecut")]
    [InlineData("0\r\n\r\n", "0\r\n\r\n")]
    [InlineData("plain\r\ntext", "plain\r\ntext")]
    [InlineData("-1\r\ntext", "-1\r\ntext")]
    [InlineData("no line", "no line")]
    [InlineData("", "")]
    public async Task Read_JoinsTheChunks_When_ThereAreSome(string body, string expected) => Assert.Equal(expected, await TextAsync("Transfer-Encoding: chunked", Encoding.Latin1.GetBytes(body)));

    [Fact]
    public async Task Read_Inflates_When_DeflateComesWithoutItsWrapper()
    {
        using var packed = new MemoryStream();

        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write("one two"u8);
        }

        Assert.Equal("one two", await TextAsync("Content-Encoding: deflate", packed.ToArray()));
        Assert.Equal("", await TextAsync("Content-Encoding: deflate", []));
        Assert.Equal("plain text", await TextAsync("Content-Encoding: deflate", "plain text"u8.ToArray()));
    }

    [Fact]
    public async Task Read_UndoesTheLastEncodingFirst_When_ThereAreTwo() =>
        Assert.Equal("one", await TextAsync("Content-Encoding: x-gzip, zstd", Packed.Zstandard(Packed.Gzip(Packed.Utf8("one")))));

    [Fact]
    public void Headers_KeepTheFirstOfAName_When_LinesAreFoldedOrRepeated()
    {
        var headers = new HeaderFields();

        foreach (var line in new[] { " folded onto nothing", "Content-Type: text/HTML;", "\tcharset='utf-8'", "content-type: text/plain", " folded onto the second", "no colon", ": no name" })
        {
            headers.Add(line);
        }

        Assert.Equal(("text/html", "utf-8", "text/HTML; charset='utf-8'"), (headers.MediaType, headers.Charset, headers["CONTENT-TYPE"]));
    }

    [Fact]
    public void Headers_EndSomewhere_When_AHeadHasThousandsOfLines()
    {
        var headers = new HeaderFields();

        for (var i = 0; i < 2000; i++)
        {
            headers.Add($"Name-{i}: {i}");
        }

        Assert.Equal(("999", null, null, null), (headers["Name-999"], headers["Name-1000"], headers.MediaType, headers.Charset));
    }

    private static Task<HttpPayload?> ReadAsync(byte[] message) => HttpPayload.ReadAsync(message, new ArchiveBudget(new IntakeOptions()), TestContext.Current.CancellationToken);

    private static async Task<string> TextAsync(string header, byte[] body) =>
        Encoding.Latin1.GetString((await ReadAsync([.. Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n"), .. body]))!.Body.Span);
}
