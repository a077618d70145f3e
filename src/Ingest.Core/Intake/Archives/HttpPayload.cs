using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ingest.Core.Batches;
using SharpCompress.Compressors.ZStandard;

namespace Ingest.Core.Intake.Archives;

/// <summary>The body of a recorded HTTP response (RFC 9112) without its transfer and content encodings.</summary>
internal sealed record HttpPayload(int Status, HeaderFields Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A head is some kilobytes; what has none so far is no HTTP message.</summary>
    private const int MaxHeadBytes = 256 * 1024;

    /// <returns>Null where the bytes are no HTTP response.</returns>
    /// <exception cref="InvalidDataException">The body is not in the encoding that its head names.</exception>
    public static async Task<HttpPayload?> ReadAsync(ReadOnlyMemory<byte> message, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var (head, body) = Split(message);
        var lines = head.Split('\n');

        if (!lines[0].StartsWith("HTTP/", StringComparison.Ordinal) || lines[0].Split(' ') is not [_, var code, ..] || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        var headers = new HeaderFields();

        foreach (var line in lines.Skip(1))
        {
            headers.Add(line.TrimEnd('\r'));
        }

        // Crawlers often record the body as their HTTP library gave it, with the head as it came: each encoding is looked for first.
        var whole = headers["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true ? WithoutChunks(body) ?? body : body;
        var encodings = (headers["Content-Encoding"] ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        foreach (var encoding in encodings.Reverse().Take(2))
        {
            whole = await DecodeAsync(whole, encoding, budget, cancellationToken);
        }

        return new HttpPayload(status, headers, whole);
    }

    private static (string Head, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> message)
    {
        var start = message.Span[..Math.Min(message.Length, MaxHeadBytes)];
        var (crlf, lf) = (start.IndexOf("\r\n\r\n"u8), start.IndexOf("\n\n"u8));
        var (end, gap) = crlf >= 0 && (lf < 0 || crlf < lf) ? (crlf, 4) : lf >= 0 ? (lf, 2) : (start.Length, 0);
        return (Encoding.Latin1.GetString(start[..end]), message[(end + gap)..]);
    }

    /// <returns>Null where the body is not in chunks.</returns>
    private static ReadOnlyMemory<byte>? WithoutChunks(ReadOnlyMemory<byte> body)
    {
        var whole = new MemoryStream(body.Length);
        var rest = body.Span;

        while (rest.IndexOf((byte)'\n') is var newline and > 0)
        {
            var size = Encoding.Latin1.GetString(rest[..Math.Min(newline, 100)]).Split(';')[0].Trim();

            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                return whole.Length > 0 ? whole.ToArray() : (ReadOnlyMemory<byte>?)null;
            }

            rest = rest[(newline + 1)..];
            whole.Write(rest[..Math.Min(length, rest.Length)]);

            if (length == 0 || length >= rest.Length)
            {
                break;
            }

            rest = rest[length..].TrimStart("\r\n"u8);
        }

        return whole.Length > 0 || rest.IsEmpty ? whole.ToArray() : (ReadOnlyMemory<byte>?)null;
    }

    private static async Task<ReadOnlyMemory<byte>> DecodeAsync(ReadOnlyMemory<byte> body, string encoding, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var source = body.ToStream();
        Stream? decoder = encoding switch
        {
            "gzip" or "x-gzip" when body.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => new GZipStream(source, CompressionMode.Decompress),
            "deflate" when body.Span is [0x78, ..] => new ZLibStream(source, CompressionMode.Decompress),
            "deflate" when body.Length > 0 => new DeflateStream(source, CompressionMode.Decompress),
            "zstd" when body.Span.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) => new DecompressionStream(source),
            "br" when body.Length > 0 => new BrotliStream(source, CompressionMode.Decompress),
            _ => null,
        };

        if (decoder is null)
        {
            return body;
        }

        try
        {
            await using var metered = new MeteredStream(decoder, budget, () => body.Length);
            using var decoded = new PooledBuffer(body.Length);
            return await BoundedRead.ToEndAsync(metered, decoded, budget.Options.MaxDocumentBytes, cancellationToken)
                ? decoded.Written.ToArray()
                : throw new ArchiveLimitException($"The record decodes to more than {budget.Options.MaxDocumentBytes} bytes.");
        }
        catch (InvalidDataException) when (encoding is "br" or "deflate" && System.Text.Unicode.Utf8.IsValid(body.Span))
        {
            // These two have no magic number, and a body in plain text is no body in them.
            return body;
        }
    }
}
