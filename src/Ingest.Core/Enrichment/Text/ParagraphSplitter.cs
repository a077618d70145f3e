namespace Ingest.Core.Enrichment.Text;

/// <summary>Paragraphs of a plain text: runs of lines that are not blank.</summary>
internal static class ParagraphSplitter
{
    public static (int[] Starts, int[] Ends) Split(string text)
    {
        var starts = new List<int>();
        var ends = new List<int>();
        var open = false;
        var position = 0;

        while (position < text.Length)
        {
            var lineEnd = text.AsSpan(position).IndexOf('\n');
            lineEnd = lineEnd < 0 ? text.Length : position + lineEnd;

            var line = text.AsSpan(position, lineEnd - position);
            var blank = line.IsWhiteSpace();

            if (!blank)
            {
                var first = position + (line.Length - line.TrimStart().Length);
                var end = position + line.TrimEnd().Length;

                if (open)
                {
                    ends[^1] = end;
                }
                else
                {
                    starts.Add(first);
                    ends.Add(end);
                }
            }

            open = !blank;
            position = lineEnd + 1;
        }

        return ([.. starts], [.. ends]);
    }
}
