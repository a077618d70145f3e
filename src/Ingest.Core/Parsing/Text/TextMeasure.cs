namespace Ingest.Core.Parsing.Text;

/// <summary>Counts that work alike for scripts with and without spaces.</summary>
internal static class TextMeasure
{
    /// <summary>About two characters of Chinese, Japanese or Thai carry what one word of a spaced script does.</summary>
    private const int CharactersPerUnspacedWord = 2;

    /// <summary>Bit 0: a letter or digit. Bit 1: a mark that joins two parts of one word.</summary>
    private static readonly byte[] AsciiKinds = [.. Enumerable.Range(0, 128).Select(c => (byte)(char.IsAsciiLetterOrDigit((char)c) ? 1 : (char)c is '\'' or '-' ? 2 : 0))];

    /// <summary>ASCII letters, lower-case, and digits; 0 for any other character.</summary>
    internal static readonly byte[] AsciiWordParts = [.. Enumerable.Range(0, 128).Select(c => (byte)(char.IsAsciiLetterOrDigit((char)c) ? c | 0x20 : 0))];

    public static int Words(ReadOnlySpan<char> text)
    {
        var kinds = AsciiKinds;
        int words = 0, unspaced = 0, inWord = 0;

        foreach (var c in text)
        {
            if (c < kinds.Length)
            {
                // Without branches: a page has some ten thousand characters.
                int kind = kinds[c], part = kind & 1;
                words += part & ~inWord;
                inWord = part | (inWord & (kind >> 1));
            }
            else if (IsUnspaced(c))
            {
                unspaced++;
                inWord = 0;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                words += 1 - inWord;
                inWord = 1;
            }
            else if (c != '\u2019')
            {
                inWord = 0;
            }
        }

        return words + ((unspaced + CharactersPerUnspacedWord - 1) / CharactersPerUnspacedWord);
    }

    /// <summary>Han, kana, Thai, Lao, Khmer and Myanmar letters: written without spaces between words.</summary>
    public static bool IsUnspaced(char c) =>
        c >= '\u0E00' && c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF'
            or >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    public static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text closes like a sentence, in any script; closing quotation marks and brackets are looked through.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd("\"'”’»)]）」』 \u00A0");
        return !trimmed.IsEmpty && trimmed[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or '։' or '።';
    }

    /// <summary>Where the last of several sentences begins, by marks and spaces alone, or 0; an initial ends none.</summary>
    public static int LastSentenceStart(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 2; i > 3; i--)
        {
            if (text[i] is '.' or '!' or '?' or '”' or '"' && text[i + 1] == ' ' && !(char.IsUpper(text[i - 1]) && text[i - 2] is ' ' or '.'))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>Letters and digits only, lower-case: equal for two renderings of one text.</summary>
    public static string Skeleton(ReadOnlySpan<char> text)
    {
        var skeleton = new System.Text.StringBuilder(text.Length);

        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                skeleton.Append(char.ToLowerInvariant(c));
            }
        }

        return skeleton.ToString();
    }

    /// <summary>A hash of <see cref="Skeleton"/> without making it (FNV-1a, 64 bits).</summary>
    public static ulong SkeletonHash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037;
        var parts = AsciiWordParts;

        foreach (var c in text)
        {
            if (c < parts.Length)
            {
                // Without branches, as in counting words.
                var part = parts[c];
                var next = (hash ^ part) * 1099511628211;
                hash = part == 0 ? hash : next;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
            }
        }

        return hash;
    }
}
