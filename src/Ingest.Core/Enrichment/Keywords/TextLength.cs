namespace Ingest.Core.Enrichment.Keywords;

/// <summary>How long a text is: its words, and the minutes that reading it takes.</summary>
/// <param name="Words">Runs of letters and digits, inner apostrophes and hyphens included.</param>
/// <param name="Ideographs">Han, kana and hangul characters, which are counted one by one.</param>
public readonly record struct TextLength(int Words, int Ideographs)
{
    /// <summary>Silent reading of English non-fiction (Brysbaert 2019).</summary>
    private const double WordsAMinute = 238;

    /// <summary>Chinese is read at 260 words a minute (Brysbaert 2019), a word being one and a half characters.</summary>
    private const double IdeographsAMinute = 390;

    public int WordCount => Words + Ideographs;

    /// <summary>Minutes, rounded up; 0 for no text.</summary>
    public int ReadingMinutes => (int)Math.Ceiling((Words / WordsAMinute) + (Ideographs / IdeographsAMinute));

    public static TextLength Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var ideographs = 0;
        var inWord = false;

        for (var i = 0; i < text.Length; i++)
        {
            var current = text[i];

            if (IsIdeograph(current))
            {
                ideographs++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(current) || (char.IsSurrogate(current) && inWord))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (!(inWord && IsJoiner(current) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                inWord = inWord && char.GetUnicodeCategory(current) == System.Globalization.UnicodeCategory.NonSpacingMark;
            }
        }

        return new TextLength(words, ideographs);
    }

    private static bool IsJoiner(char value) => value is '\'' or '\u2019' or '-' or '\u2010' or '\u2011' or '.' or ',';

    private static bool IsIdeograph(char value) =>
        value is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF');
}
