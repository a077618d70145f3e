using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.DeadLetters;
using UtfUnknown;

namespace Ingest.Core.Parsing.Decoding;

/// <summary>
/// Bytes to text: byte order mark, then valid UTF-8, then what the document declares, then statistics (UTF.Unknown). Valid UTF-8
/// goes before the declaration because text in another charset is almost never valid UTF-8 by accident, while stale declarations
/// are common.
/// </summary>
internal static partial class TextDecoder
{
    /// <summary>A declaration stands in the first kilobyte (HTML's own limit is 1,024 bytes); some slack for comments before it.</summary>
    private const int DeclarationBytes = 4096;

    /// <summary>Statistics need no more than this.</summary>
    private const int DetectionBytes = 64 * 1024;

    /// <summary>Share of replacement characters above which the bytes were not text in that charset.</summary>
    private const double MaxReplacedShare = 0.02;

    /// <summary>Without it, the multi-byte charsets of .NET put "?" or a look-alike where bytes are no text, which nobody could count.</summary>
    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="DocumentException">No charset turns the bytes into text.</exception>
    /// <param name="transport">The charset that the transport stated, or null.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? transport = null)
    {
        if (FromByteOrderMark(bytes) is { } marked)
        {
            return marked;
        }

        if (LooksLikeUtf16(bytes) is { } utf16)
        {
            return new DecodedText(utf16.GetString(bytes), utf16.WebName, "detected");
        }

        if (Utf8OrNull(bytes) is { } utf8)
        {
            return new DecodedText(MojibakeRepair.Repair(utf8), "utf-8", "utf-8");
        }

        return Stated(bytes, transport) ?? Declared(bytes) ?? Detected(bytes) ?? MostlyUtf8(bytes)
            ?? throw new DocumentException(ReasonCode.Undecodable, "The bytes are text in no charset that could be found: no byte order mark, not UTF-8, and neither the declared nor a detected charset fits.");
    }

    private static DecodedText? FromByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new DecodedText(Encoding.UTF8.GetString(bytes[3..]), "utf-8", "bom"),
        [0xFF, 0xFE, 0x00, 0x00, ..] => new DecodedText(Encoding.UTF32.GetString(bytes[4..]), "utf-32", "bom"),
        [0xFF, 0xFE, ..] => new DecodedText(Encoding.Unicode.GetString(bytes[2..]), "utf-16", "bom"),
        [0xFE, 0xFF, ..] => new DecodedText(Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16BE", "bom"),
        _ => null,
    };

    /// <summary>Latin text in UTF-16 without a mark has a NUL in every second byte.</summary>
    private static UnicodeEncoding? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 2048)];

        if (sample.Length < 8)
        {
            return null;
        }

        int even = 0, odd = 0;

        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var half = sample.Length / 2;
        return odd > half * 7 / 10 && even < half / 20 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > half * 7 / 10 && odd < half / 20 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    private static string? Utf8OrNull(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8.GetString(bytes) : null;

    private static DecodedText? Stated(ReadOnlySpan<byte> bytes, string? charset) =>
        string.IsNullOrWhiteSpace(charset) || DecodeAs(bytes, charset) is not { } text ? null : new DecodedText(text.Text, text.Charset, "transport");

    private static DecodedText? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        var match = Declaration().Match(head);
        return match.Success && DecodeAs(bytes, match.Groups["charset"].Value) is { } text ? new DecodedText(text.Text, text.Charset, "declared") : null;
    }

    private static DecodedText? Detected(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, DetectionBytes)].ToArray();
        var best = CharsetDetector.DetectFromBytes(sample).Detected;
        return best?.EncodingName is { } name && best.Confidence >= 0.4f ? DecodeAs(bytes, name) : null;
    }

    private static DecodedText? DecodeAs(ReadOnlySpan<byte> bytes, string charset)
    {
        Encoding encoding;

        try
        {
            encoding = Encoding.GetEncoding(Alias(charset), EncoderFallback.ReplacementFallback, Replacement);
        }
        catch (ArgumentException)
        {
            // A charset name that .NET does not know: the next kind of evidence decides.
            return null;
        }

        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            return MostlyUtf8(bytes);
        }

        var text = encoding.GetString(bytes);
        return ReplacedShare(text) <= MaxReplacedShare ? new DecodedText(text, encoding.WebName, "detected") : null;
    }

    /// <summary>The WHATWG encoding standard reads these labels as their Windows supersets, and so do all browsers.</summary>
    private static string Alias(string charset) => charset.Trim().ToLowerInvariant() switch
    {
        "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
        "iso-8859-9" => "windows-1254",
        "tis-620" or "iso-8859-11" => "windows-874",
        "gb2312" or "gbk" or "x-gbk" => "gb18030",
        "ks_c_5601-1987" or "euc_kr" => "euc-kr",
        "shift-jis" or "sjis" or "x-sjis" or "windows-31j" => "shift_jis",
        "utf8" => "utf-8",
        var name => name,
    };

    /// <summary>UTF-8 with a few foreign or broken bytes, as left by templates of another charset, truncation or concatenation.</summary>
    private static DecodedText? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (text, damaged) = DamagedUtf8.Decode(bytes);
        return damaged <= text.Length * MaxReplacedShare ? new DecodedText(MojibakeRepair.Repair(text), "utf-8", "detected") : null;
    }

    private static double ReplacedShare(string text) => text.Length == 0 ? 0 : (double)text.AsSpan().Count('\uFFFD') / text.Length;

    [GeneratedRegex("""(?:charset|encoding)\s*=\s*["']?\s*(?<charset>[A-Za-z0-9_:.\-]{2,40})""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
