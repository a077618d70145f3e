namespace Ingest.Core.Parsing.PlainText;

/// <summary>How many lines of a kind lie in any range above a limit, answered in constant time from running totals.</summary>
internal sealed class LineCounts
{
    private const int LongProseWords = 15;

    private readonly int[] prose;
    private readonly int[] longProse;
    private readonly int[] entries;

    public LineCounts(List<TextLine> lines, int limit)
    {
        prose = new int[limit + 1];
        longProse = new int[limit + 1];
        entries = new int[limit + 1];

        for (var i = 0; i < limit; i++)
        {
            var line = lines[i];
            prose[i + 1] = prose[i] + (line.IsProse ? 1 : 0);
            longProse[i + 1] = longProse[i] + (line.IsProse && line.Words > LongProseWords ? 1 : 0);
            entries[i + 1] = entries[i] + (!line.IsProse && line.Noise is null && !line.IsMeta ? 1 : 0);
        }
    }

    public int Prose(int from, int to) => prose[to] - prose[from];

    public int LongProse(int from, int to) => longProse[to] - longProse[from];

    /// <summary>Short lines that are neither furniture nor byline or date: menu entries, headings, names of sections.</summary>
    public int Entries(int from, int to) => entries[to] - entries[from];
}
