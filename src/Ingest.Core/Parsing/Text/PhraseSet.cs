using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Text;

/// <summary>Phrases that a line is, or starts with; matched word by word, case and punctuation aside, in time linear in the line's first words.</summary>
internal sealed class PhraseSet
{
    private const int MaxCharacters = 120;

    private readonly FrozenSet<string> phrases;
    private readonly int longest;

    /// <param name="phrases">Separated by bars or line ends.</param>
    public PhraseSet(string phrases)
    {
        var keys = phrases.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(phrase => Key(phrase, out _)).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        this.phrases = keys.ToFrozenSet(StringComparer.Ordinal);
        longest = keys.Count == 0 ? 0 : keys.Max(key => key.Length);
    }

    /// <summary>The whole line is one of the phrases.</summary>
    public bool Is(string line) => line.Length <= MaxCharacters && phrases.Contains(Key(line, out _));

    /// <summary>The line starts with one of the phrases.</summary>
    public bool Starts(string line)
    {
        var key = Key(line.Length > MaxCharacters ? line[..MaxCharacters] : line, out var ends);
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();

        foreach (var end in ends)
        {
            if (end > longest)
            {
                return false;
            }

            if (lookup.Contains(key.AsSpan(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lower-case words joined by single spaces; characters of unspaced scripts are words of their own.</summary>
    private static string Key(string text, out List<int> ends)
    {
        var key = new System.Text.StringBuilder(text.Length);
        ends = [];
        var inWord = false;

        foreach (var c in text)
        {
            var unspaced = TextMeasure.IsUnspaced(c);
            var isPart = char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

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

        return key.ToString();
    }
}
