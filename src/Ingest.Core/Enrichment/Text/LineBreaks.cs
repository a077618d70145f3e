namespace Ingest.Core.Enrichment.Text;

/// <summary>Tells a line break that ends something from one that only wraps the text at a column.</summary>
internal readonly struct LineBreaks
{
    /// <summary>No one wraps running text by hand beyond this column.</summary>
    private const int WidestWrap = 120;

    private readonly int _width;

    public LineBreaks(ReadOnlySpan<char> paragraph)
    {
        foreach (var line in paragraph.EnumerateLines())
        {
            _width = Math.Max(_width, line.Length);
        }
    }

    /// <summary>Whether a break that ends a line stands between two tokens.</summary>
    /// <remarks>A break is wrapping where the first word of the next line would not have fitted on this one.</remarks>
    public bool BreakBetween(string text, int from, int to)
    {
        var gap = text.AsSpan(from, to - from);
        var lineEnd = gap.IndexOf('\n');

        if (lineEnd < 0)
        {
            return false;
        }

        if (_width > WidestWrap)
        {
            return true;
        }

        var before = text.AsSpan(Math.Max(0, from - WidestWrap), Math.Min(from, WidestWrap));
        var lineLength = before.Length - 1 - before.LastIndexOf('\n');
        var after = text.AsSpan(to, Math.Min(WidestWrap, text.Length - to));
        var word = after.IndexOfAny(' ', '\n');

        return lineLength + 1 + (word < 0 ? after.Length : word) <= _width;
    }
}
