namespace Ingest.Core.Parsing.PlainText;

/// <summary>How many lines of a kind lie in any range of a page, answered in constant time from running totals. Ranges may reach over either end.</summary>
internal sealed class LineCounts
{
    /// <summary>A caption or a teaser is shorter.</summary>
    public const int LongProseWords = 15;

    /// <summary>A text that starts further below is not asked for.</summary>
    private const int FarBelow = 60;

    private readonly int[] longProse;
    private readonly int[] entries;
    private readonly int[] proseWords;
    private readonly int[] words;
    private readonly int[] nextText;

    public LineCounts(List<TextLine> lines)
    {
        var count = lines.Count;
        (longProse, entries, proseWords, words, nextText) = (new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1]);

        for (var i = 0; i < count; i++)
        {
            var line = lines[i];
            longProse[i + 1] = longProse[i] + (IsText(line) ? 1 : 0);
            entries[i + 1] = entries[i] + (!line.IsProse && line.Noise is null ? 1 : 0);
            proseWords[i + 1] = proseWords[i] + (line.IsProse ? line.Words : 0);
            words[i + 1] = words[i] + line.Words;
        }

        nextText[count] = count;

        for (var i = count - 1; i >= 0; i--)
        {
            nextText[i] = IsText(lines[i]) ? i : nextText[i + 1];
        }
    }

    public int LongProse(int from, int to) => longProse[In(to)] - longProse[In(from)];

    /// <summary>0 to 1: the part of the words that stand in prose.</summary>
    public double ProseShare(int from, int to) =>
        words[In(to)] - words[In(from)] is var all and > 0 ? (double)(proseWords[In(to)] - proseWords[In(from)]) / all : 0;

    /// <summary>Short lines between a line and the next long paragraph that are no furniture: menu entries, headings, names of sections.</summary>
    public int EntriesToText(int from) => entries[Math.Min(nextText[In(from)], In(from + FarBelow))] - entries[In(from)];

    private static bool IsText(TextLine line) => line.IsProse && line.Words > LongProseWords;

    private int In(int i) => Math.Clamp(i, 0, words.Length - 1);
}
