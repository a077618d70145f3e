namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// Lines of a page that end with another line's words: "Home / Guides / Camera types" and "0 comments on Camera types" speak for the
/// line "Camera types", and against themselves.
/// </summary>
internal sealed class TitleEchoes(List<TextLine> lines)
{
    /// <summary>Fewer words end a line by chance, unless a mark stands before them.</summary>
    private const int MinWords = 4;

    /// <summary>A trail has a few steps before its last one; a sentence that ends with a title has more words.</summary>
    private const int MaxWordsBefore = 12;

    /// <summary>How far from the line its echo is looked for.</summary>
    private const int Reach = 40;

    /// <summary>Another line ends with this one.</summary>
    public bool IsEchoed(int i)
    {
        for (var j = Math.Max(0, i - Reach); j <= Math.Min(lines.Count - 1, i + Reach); j++)
        {
            if (Ends(lines[j], lines[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>This line ends with another one.</summary>
    public bool IsEcho(int i)
    {
        for (var j = Math.Max(0, i - Reach); j <= Math.Min(lines.Count - 1, i + Reach); j++)
        {
            if (lines[j].Words > 1 && Ends(lines[i], lines[j]) && HeadlineLine.MayBe(lines[j]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(TextLine longer, TextLine line)
    {
        string whole = longer.Text, end = line.Text;
        return whole.Length > end.Length + 3 && (whole[^1] | 0x20) == (end[^1] | 0x20) && longer.Words <= line.Words + MaxWordsBefore
            && whole.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (line.Words >= MinWords || IsStep(whole, end.Length));
    }

    /// <summary>The mark of a trail stands before the line's end: the name of a site stands behind a bar or a dot.</summary>
    private static bool IsStep(string whole, int length) =>
        IsMark(whole[^(length + 1)]) || (whole[^(length + 1)] == ' ' && IsMark(whole[^(length + 2)]));

    private static bool IsMark(char c) => c is '/' or '>' or '»' or '›' or '→' or ':';
}
