using System.Globalization;
using System.Text;

namespace Ingest.Core.Parsing.Text;

/// <summary>
/// A line as phrases are compared: lower-case words joined by single spaces, characters of unspaced scripts as words of their own,
/// punctuation gone. Made once a line and asked of many phrase sets.
/// </summary>
/// <param name="Text">The words of the line's first part.</param>
/// <param name="Ends">Where each word ends in <paramref name="Text"/>.</param>
/// <param name="IsWhole">Whether the line is no longer than what was read.</param>
internal readonly record struct PhraseKey(string Text, IReadOnlyList<int> Ends, bool IsWhole)
{
    /// <summary>No phrase is longer.</summary>
    private const int MaxCharacters = 120;

    public static PhraseKey Of(ReadOnlySpan<char> line)
    {
        var isWhole = line.Length <= MaxCharacters;
        var text = isWhole ? line : line[..MaxCharacters];
        var key = new StringBuilder(text.Length);
        var ends = new List<int>();
        var inWord = false;

        foreach (var c in text)
        {
            var isPart = char.IsLetterOrDigit(c) || (!char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
            var unspaced = isPart && TextMeasure.IsUnspaced(c);

            if (inWord && (!isPart || unspaced))
            {
                if (c is '\'' or '’')
                {
                    continue;
                }

                ends.Add(key.Length);
                inWord = false;
            }

            if (isPart)
            {
                if (!inWord && key.Length > 0 && !unspaced)
                {
                    key.Append(' ');
                }

                key.Append(char.ToLowerInvariant(c));
                inWord = true;
            }
        }

        if (inWord)
        {
            ends.Add(key.Length);
        }

        return new PhraseKey(key.ToString(), ends, isWhole);
    }
}
