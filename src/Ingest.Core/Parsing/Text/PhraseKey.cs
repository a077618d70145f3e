using System.Globalization;

namespace Ingest.Core.Parsing.Text;

/// <summary>
/// A line as phrases are compared: lower-case words joined by single spaces, characters of unspaced scripts as words of their own,
/// punctuation gone. Made once a line, in memory of the caller, and asked of many phrase sets.
/// </summary>
internal readonly ref struct PhraseKey
{
    /// <summary>No phrase is longer; the caller's buffers have this many places.</summary>
    public const int MaxCharacters = 120;

    private PhraseKey(ReadOnlySpan<char> text, ReadOnlySpan<byte> ends, bool isWhole)
    {
        Text = text;
        Ends = ends;
        IsWhole = isWhole;
    }

    /// <summary>The words of the line's first part.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Where each word ends in <see cref="Text"/>.</summary>
    public ReadOnlySpan<byte> Ends { get; }

    /// <summary>Whether the line is no longer than what was read.</summary>
    public bool IsWhole { get; }

    /// <param name="characters">At least twice <see cref="MaxCharacters"/>.</param>
    /// <param name="ends">At least <see cref="MaxCharacters"/>.</param>
    public static PhraseKey Of(ReadOnlySpan<char> line, Span<char> characters, Span<byte> ends)
    {
        var isWhole = line.Length <= MaxCharacters;
        int length = 0, words = 0;
        var inWord = false;

        var parts = TextMeasure.AsciiWordParts;

        foreach (var c in isWhole ? line : line[..MaxCharacters])
        {
            var part = c < parts.Length ? (char)parts[c] : IsPart(c) ? char.ToLowerInvariant(c) : '\0';
            var isPart = part != 0;
            var unspaced = isPart && TextMeasure.IsUnspaced(c);

            if (inWord && (!isPart || unspaced))
            {
                if (c is '\'' or '’')
                {
                    continue;
                }

                ends[words++] = (byte)length;
                inWord = false;
            }

            if (isPart)
            {
                if (!inWord && length > 0 && !unspaced)
                {
                    characters[length++] = ' ';
                }

                characters[length++] = part;
                inWord = true;
            }
        }

        if (inWord)
        {
            ends[words++] = (byte)length;
        }

        return new PhraseKey(characters[..length], ends[..words], isWhole);
    }

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
