using System.Globalization;
using System.Text;

namespace Ingest.Web.Pages;

/// <summary>Bytes of any file as a person can look at them.</summary>
public static class ByteText
{
    private const int BytesInLine = 16;

    // For a control character of ASCII: the pictures that Unicode has of them are in few fonts, and the digits tell which it is.
    private const string Dot = "·";

    // More than one control character in so many bytes is no text.
    private const int TextBytesPerControl = 32;

    /// <summary>As UTF-8, or as UTF-16 where a mark at the start says so. What a browser would not show, or would obey, is shown by a sign of its own.</summary>
    public static string Of(IReadOnlyList<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);

        byte[] all = [.. bytes];
        var text = all is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(all) : all is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(all) : Encoding.UTF8.GetString(all);
        return string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Select(Visible));
    }

    /// <summary>Whether the digits tell more than the text.</summary>
    public static bool IsBinary(IReadOnlyList<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);

        return bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && bytes.Count(b => b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r')) * TextBytesPerControl > bytes.Count;
    }

    /// <summary>Sixteen bytes a line: their place, their digits, their characters.</summary>
    /// <param name="start">Place of the first byte.</param>
    public static string Hex(IReadOnlyList<byte> bytes, long start)
    {
        ArgumentNullException.ThrowIfNull(bytes);

        var lines = bytes.Chunk(BytesInLine).Select((line, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{start + ((long)i * BytesInLine):x8}  {string.Join(' ', line.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))),-47}  {string.Concat(line.Select(b => b is >= 0x20 and < 0x7F ? (char)b : '.'))}"));
        return string.Join('\n', lines);
    }

    private static string Visible(char c) => c switch
    {
        '\n' or '\t' => c.ToString(),
        < ' ' or '\u007F' => Dot,

        // Controls of Latin-1, and those that turn the direction of what follows.
        (>= '\u0080' and <= '\u009F') or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => string.Create(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>"),
        _ => c.ToString(),
    };
}
