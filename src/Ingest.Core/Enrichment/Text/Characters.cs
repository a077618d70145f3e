using System.Globalization;
using System.Text;

namespace Ingest.Core.Enrichment.Text;

/// <summary>What a code point is to the tokeniser. Unicode categories, with a fast path for ASCII.</summary>
internal static class Characters
{
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u2060';

    /// <summary>Extends the character before it: combining marks, joiners, variation selectors.</summary>
    public static bool IsExtension(Rune rune) => rune.Value >= 0x300
        && (rune.Value is 0x200C or 0x200D
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    public static bool IsWord(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_'
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber;

    /// <summary>Scripts written without spaces, whose letters stand for themselves here: Han, Hiragana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or
        (>= 0x1000 and <= 0x109F) or
        (>= 0x1780 and <= 0x17FF) or
        (>= 0x3005 and <= 0x309F) or
        (>= 0x3400 and <= 0x4DBF) or
        (>= 0x4E00 and <= 0x9FFF) or
        (>= 0xF900 and <= 0xFAFF) or
        (>= 0x20000 and <= 0x3FFFF);

    public static bool IsKatakana(Rune rune) => rune.Value is (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F);

    /// <summary>The code point at an index; a lone surrogate comes back as U+FFFD of one unit.</summary>
    public static Rune At(ReadOnlySpan<char> text, int index, out int units)
    {
        var c = text[index];

        if (!char.IsSurrogate(c))
        {
            units = 1;
            return new Rune(c);
        }

        Rune.DecodeFromUtf16(text[index..], out var rune, out units);
        return rune;
    }
}
