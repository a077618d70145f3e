using System.Text;

namespace Ingest.Core.Parsing.Decoding;

/// <summary>
/// Undoes UTF-8 that was once read as Latin-1 or Windows-1252 and saved as UTF-8 again ("donâ€™t"). Runs of such characters are put
/// back one at a time, so a page that is only partly broken is mended where it is.
/// </summary>
internal static class MojibakeRepair
{
    /// <summary>Fewer such sequences may be meant: a text about encodings, or a language that uses these letters.</summary>
    private const int MinSequences = 3;

    public static string Repair(string text)
    {
        if (Count(text) < MinSequences)
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];

        for (var i = 0; i < text.Length;)
        {
            var length = SequenceLength(text, i, bytes);

            if (length > 0 && Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == length)
            {
                repaired.Append(rune.ToString());
                i += length;
            }
            else
            {
                repaired.Append(text[i++]);
            }
        }

        return repaired.ToString();
    }

    private static int Count(string text)
    {
        var count = 0;
        Span<byte> bytes = stackalloc byte[4];

        for (var i = Next(text, 0); i >= 0 && count < MinSequences; i = Next(text, i))
        {
            var length = SequenceLength(text, i, bytes);
            count += length > 0 ? 1 : 0;
            i += Math.Max(1, length);
        }

        return count;
    }

    /// <summary>The next character that may be a lead byte, or -1.</summary>
    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAnyInRange('\u00C2', '\u00F4') is var at && at >= 0 ? from + at : -1;

    /// <summary>Characters from <paramref name="start"/> that are a lead byte and its continuation bytes, or 0.</summary>
    private static int SequenceLength(string text, int start, Span<byte> bytes)
    {
        var lead = text[start];
        var length = lead switch
        {
            >= '\u00C2' and <= '\u00DF' => 2,
            >= '\u00E0' and <= '\u00EF' => 3,
            >= '\u00F0' and <= '\u00F4' => 4,
            _ => 0,
        };

        if (length == 0 || start + length > text.Length)
        {
            return 0;
        }

        bytes[0] = (byte)lead;

        for (var i = 1; i < length; i++)
        {
            if (ByteOf(text[start + i]) is not { } next || next is < 0x80 or > 0xBF)
            {
                return 0;
            }

            bytes[i] = next;
        }

        return length;
    }

    /// <summary>The byte that Latin-1 or Windows-1252 shows as this character.</summary>
    private static byte? ByteOf(char c)
    {
        if (c <= '\u00FF')
        {
            return (byte)c;
        }

        var index = Windows1252.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }

    /// <summary>Windows-1252 from 0x80 to 0x9F; spaces where it has no character.</summary>
    private const string Windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
}
