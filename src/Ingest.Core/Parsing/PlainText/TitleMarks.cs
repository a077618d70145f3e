namespace Ingest.Core.Parsing.PlainText;

/// <summary>Marks by which trails, rows of menu entries and entries of lists are told from titles.</summary>
internal static class TitleMarks
{
    private const int MaxWordsOfEntry = 3;

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

    /// <summary>"Travel guides, Japan, Best of": short phrases between commas, no sentence.</summary>
    public static bool IsList(string text)
    {
        var commas = text.AsSpan().Count(',');
        return commas >= 2 && text.AsSpan().Count(' ') + 1 <= (commas + 1) * MaxWordsOfEntry && text.IndexOf(',', StringComparison.Ordinal) is var first && text.AsSpan(0, first).Count(' ') < 3;
    }

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
