using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Cuts a text into its lines, and joins lines that were broken at a fixed width back to paragraphs.</summary>
internal static class LineSplitter
{
    /// <summary>Mail and wire software breaks lines at up to 80 columns.</summary>
    private const int MaxWrapColumn = 84;

    private static readonly System.Buffers.SearchValues<char> LineEnds = System.Buffers.SearchValues.Create("\n\r\u2028\u2029\f\v");

    private const int MinWrapColumn = 50;

    /// <summary>Some software breaks a little early.</summary>
    private const int RaggedColumns = 4;

    public static List<TextLine> Split(string text)
    {
        var raw = Raw(text);
        return IsWrapped(raw) ? Unwrap(raw) : [.. raw.Where(line => line.Text.Length > 0).Select(line => new TextLine(line.Text, line.BlankBefore))];
    }

    private static List<(string Text, bool BlankBefore, bool Indented)> Raw(string text)
    {
        var lines = new List<(string, bool, bool)>();
        var blank = true;

        foreach (var range in text.AsSpan().SplitAny(LineEnds))
        {
            var span = text.AsSpan(range);
            var line = TextCleaning.Line(span);

            if (line.Length == 0)
            {
                // The half of a CR LF pair is no blank line.
                blank |= range.Start.Value == 0 || text[range.Start.Value - 1] != '\r' || range.End.Value != range.Start.Value;
                continue;
            }

            lines.Add((line, blank, span[0] is ' ' or '\t'));
            blank = false;
        }

        return lines;
    }

    /// <summary>Most lines that another follows directly end near one column and in mid-sentence.</summary>
    private static bool IsWrapped(List<(string Text, bool BlankBefore, bool Indented)> lines)
    {
        int followed = 0, wrapped = 0, open = 0;

        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var length = lines[i].Text.Length;

            if (!lines[i + 1].BlankBefore && length >= MinWrapColumn)
            {
                followed++;
                wrapped += length <= MaxWrapColumn && !TextMeasure.IsUnspaced(lines[i].Text[^1]) ? 1 : 0;
                open += TextMeasure.EndsSentence(lines[i].Text) ? 0 : 1;
            }
        }

        var longLines = lines.Count(line => line.Text.Length > MaxWrapColumn + 20);
        return followed >= 3 && wrapped > followed * 0.6 && open * 2 > followed && longLines <= lines.Count / 20;
    }

    private static List<TextLine> Unwrap(List<(string Text, bool BlankBefore, bool Indented)> lines)
    {
        var joined = new List<TextLine>();
        var current = new System.Text.StringBuilder();
        var blankBefore = true;
        var column = lines.Max(line => line.Text.Length <= MaxWrapColumn ? line.Text.Length : 0);

        for (var i = 0; i < lines.Count; i++)
        {
            // Where the next word would have fitted, the line was ended on purpose.
            var starts = i == 0 || lines[i].BlankBefore || (lines[i].Indented && !lines[i - 1].Indented) || lines[i - 1].Text.Length + 1 + FirstWord(lines[i].Text) < column - RaggedColumns;

            if (starts && current.Length > 0)
            {
                joined.Add(new TextLine(current.ToString(), blankBefore));
                current.Clear();
            }

            blankBefore = starts ? lines[i].BlankBefore : blankBefore;
            current.Append(current.Length > 0 ? " " : "").Append(lines[i].Text);
        }

        if (current.Length > 0)
        {
            joined.Add(new TextLine(current.ToString(), blankBefore));
        }

        return joined;
    }

    private static int FirstWord(string line) => line.IndexOf(' ', StringComparison.Ordinal) is var space && space > 0 ? space : line.Length;
}
