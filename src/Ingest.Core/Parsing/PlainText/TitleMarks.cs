namespace Ingest.Core.Parsing.PlainText;

/// <summary>Marks by which trails, rows of menu entries and entries of lists are told from titles.</summary>
internal static class TitleMarks
{
    /// <summary>"Home / Guides / Camera types" above "Camera types".</summary>
    public static bool EndsTrail(string trail, string line) => trail.Length > line.Length + 3 && trail.EndsWith(line, StringComparison.OrdinalIgnoreCase);

    /// <summary>A breadcrumb trail, or a row of menu entries.</summary>
    public static bool IsTrail(string text)
    {
        var marks = 0;

        for (var i = 1; i + 1 < text.Length; i++)
        {
            marks += text[i] is '/' or '>' or '|' or '»' or '›' or '•' or '·' && text[i - 1] == ' ' && text[i + 1] == ' ' ? 1 : 0;
        }

        return marks >= 2 || (marks == 1 && text.Contains(" > ", StringComparison.Ordinal));
    }

    public static bool IsNumbered(string text) => char.IsAsciiDigit(text[0]) && text.AsSpan(0, Math.Min(4, text.Length)).IndexOfAny('.', ')') > 0;

    public static double DigitShare(string text)
    {
        var digits = 0;

        foreach (var c in text)
        {
            digits += char.IsDigit(c) ? 1 : 0;
        }

        return (double)digits / text.Length;
    }
}
