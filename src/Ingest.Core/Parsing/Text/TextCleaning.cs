using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ingest.Core.Parsing.Text;

/// <summary>Brings text of any source to one clean form: NFC, single spaces, no control characters, no half characters.</summary>
internal static class TextCleaning
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Characters that clean text may have anywhere: none is invisible, white space but the blank, or changed by normalisation.</summary>
    private static readonly SearchValues<char> CleanCharacters = SearchValues.Create(
    [
        .. Range(' ', '~'), .. Range('\u00A1', '\u00AC'), .. Range('\u00AE', '\u02AF'), .. Range('\u0400', '\u0482'), .. Range('\u048A', '\u052F'), .. Range('\u0621', '\u063A'), .. Range('\u0641', '\u064A'),
        .. Range('\u2010', '\u2027'), .. Range('\u2030', '\u203A'), .. Range('\u20A0', '\u20BF'), .. Range('\u3001', '\u3003'), .. Range('\u3008', '\u3011'), .. Range('\u3041', '\u3096'), .. Range('\u30A1', '\u30FC'), .. Range('\u4E00', '\u9FA5'),
        .. Range('\uFF01', '\uFF5E'),
    ]);

    private static char[] Range(char first, char last) => [.. Enumerable.Range(first, last - first + 1).Select(c => (char)c)];

    /// <summary>The text itself where it is clean already.</summary>
    public static string Line(string text) => IsClean(text) ? text : Line(text.AsSpan());

    private static bool IsClean(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] != ' ' && text[^1] != ' ' && (!text.ContainsAnyExceptInRange(' ', '~') || !text.ContainsAnyExcept(CleanCharacters)) && text.IndexOf("  ", StringComparison.Ordinal) < 0);

    /// <summary>One line: every run of white space is one space, invisible characters are gone, the ends are trimmed.</summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        text = text.Trim();

        if (IsClean(text))
        {
            return text.ToString();
        }

        var builder = new StringBuilder(text.Length);
        var pendingSpace = false;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (char.IsWhiteSpace(c))
            {
                pendingSpace = builder.Length > 0;
            }
            else if (!IsInvisible(text, i))
            {
                if (pendingSpace)
                {
                    builder.Append(' ');
                    pendingSpace = false;
                }

                // string.Normalize refuses lone surrogates and U+FFFE.
                builder.Append(IsLoneSurrogate(text, i) || c == '\uFFFE' ? '\uFFFD' : c);
            }
        }

        var line = builder.ToString();
        return line.IsNormalized() ? line : line.Normalize();
    }

    public static string? LineOrNull(string? text)
    {
        var line = text is null ? "" : Line(text);
        return line.Length == 0 ? null : line;
    }

    /// <summary>Blocks of several lines, split at blank lines; single line breaks are spaces.</summary>
    public static List<string> Paragraphs(string text)
    {
        var paragraphs = new List<string>();

        foreach (var range in ParagraphRanges(text))
        {
            var line = Line(text.AsSpan(range));

            if (line.Length > 0)
            {
                paragraphs.Add(line);
            }
        }

        return paragraphs;
    }

    private static List<Range> ParagraphRanges(string text)
    {
        var ranges = new List<Range>();
        var start = 0;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n')
            {
                continue;
            }

            var next = i + 1;

            while (next < text.Length && text[next] is ' ' or '\t' or '\r')
            {
                next++;
            }

            if (next < text.Length && text[next] == '\n')
            {
                ranges.Add(start..i);
                start = next;
                i = next - 1;
            }
        }

        ranges.Add(start..);
        return ranges;
    }

    /// <summary>Control and formatting characters without meaning in running text. Joiners shape Arabic, Indic and emoji, so they stay.</summary>
    private static bool IsInvisible(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];

        if (c < ' ' || c is SoftHyphen or '\u200B' or '\uFEFF' or '\u2060' or '\u200E' or '\u200F')
        {
            return true;
        }

        return c is >= '\u007F' and <= '\u009F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
            || (c > '\uFFEF' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned);
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
