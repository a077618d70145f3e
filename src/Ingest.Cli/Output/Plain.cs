using System.Buffers;
using System.Globalization;
using System.Text;
using Ingest.Core.Articles;

namespace Ingest.Cli.Output;

/// <summary>
/// Text from files and tables is shown as text: control characters would steer the terminal, bidirectional ones would turn its order round, and
/// invisible ones would let two names look like one.
/// </summary>
public static class Plain
{
    private const char Shown = '·';

    // The first half of the code points U+E0000 to U+E03FF: tags and variation selectors, which can carry a whole text unseen.
    private const char Invisible = '\uDB40';

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c),
        '\u00AD', '\u061C', '\u115F', '\u1160', '\u180E', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E',
        '\u2060', '\u2061', '\u2062', '\u2063', '\u2064', '\u2066', '\u2067', '\u2068', '\u2069', '\u3164', '\uFEFF', '\uFFA0', '\uFFF9', '\uFFFA', '\uFFFB', Invisible,
    ]);

    /// <summary>One line, what cannot be seen shown as <c>·</c>.</summary>
    public static string Line(string? text) => Rewrite(text ?? "", static (line, c) => line.Append(c is '\t' or '\n' or '\r' or '\u2028' or '\u2029' ? ' ' : Shown));

    /// <summary>One line of at most so many characters.</summary>
    public static string Line(string? text, int most)
    {
        var line = Line(text);
        return line.Length <= most ? line : TextStart.Of(line, most - 1) + "…";
    }

    /// <summary>JSON that says the same, with what cannot be seen as <c>\u</c> escapes; its own line breaks stay.</summary>
    public static string Json(string json)
    {
        ArgumentNullException.ThrowIfNull(json);

        return Rewrite(json, static (line, c) => _ = c is '\n' or '\r' ? line.Append(c) : line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
    }

    private static string Rewrite(string text, Action<StringBuilder, char> replace)
    {
        if (!text.AsSpan().ContainsAny(Unsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);

        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSafe(text, i))
            {
                replace(safe, text[i]);
            }
            else
            {
                safe.Append(text[i]);
            }
        }

        return safe.ToString();
    }

    // The second half of a pair goes the way of the first. Joiners shape Arabic, Indic and emoji; beside a Latin letter they only hide.
    private static bool IsSafe(string text, int index) => text[index] switch
    {
        '\u200C' or '\u200D' => index > 0 && index + 1 < text.Length && !char.IsAscii(text[index - 1]) && !char.IsAscii(text[index + 1]),
        >= '\uDC00' and <= '\uDFFF' => index == 0 || text[index - 1] != Invisible,
        var c => !Unsafe.Contains(c),
    };
}
