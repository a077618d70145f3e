using System.Buffers;
using System.Text;

namespace Ingest.Core.Parsing.Decoding;

/// <summary>
/// Reads UTF-8 with foreign bytes in it. A byte that can be no part of UTF-8 came from Windows-1252 (a quotation mark or an umlaut of an
/// older part of the page) and is read as such; the rest of a sequence that was cut off becomes one U+FFFD.
/// </summary>
internal static class DamagedUtf8
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The text, and how many places were damaged.</returns>
    public static (string Text, int Damaged) Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var damaged = 0;

        while (!bytes.IsEmpty)
        {
            var valid = ValidLength(bytes);
            text.Append(Encoding.UTF8.GetString(bytes[..valid]));
            bytes = bytes[valid..];

            if (bytes.IsEmpty)
            {
                break;
            }

            // Reports how many bytes the broken sequence has: one for a lone byte.
            Rune.DecodeFromUtf8(bytes, out _, out var broken);
            text.Append(broken == 1 ? Windows1252.GetString(bytes[..1]) : "\uFFFD");
            bytes = bytes[broken..];
            damaged++;
        }

        return (text.ToString(), damaged);
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;

        while (at < bytes.Length)
        {
            var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);

            if (ascii < 0)
            {
                return bytes.Length;
            }

            at += ascii;

            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != OperationStatus.Done)
            {
                return at;
            }

            at += used;
        }

        return at;
    }
}
