namespace Ingest.Core.Parsing.PlainText;

/// <summary>How many lines of a kind lie in any range of a page, answered in constant time from running totals. Ranges may reach over either end.</summary>
internal sealed class LineCounts
{
    /// <summary>A caption or a teaser is shorter.</summary>
    public const int LongProseWords = 15;

    /// <summary>A text that starts further below is not asked for.</summary>
    private const int FarBelow = 60;

    private readonly int[] _longProse;
    private readonly int[] _entries;
    private readonly int[] _proseWords;
    private readonly int[] _words;
    private readonly int[] _nextText;

    public LineCounts(List<TextLine> lines)
    {
        var count = lines.Count;
        (_longProse, _entries, _proseWords, _words, _nextText) = (new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1]);

        for (var i = 0; i < count; i++)
        {
            var line = lines[i];
            _longProse[i + 1] = _longProse[i] + (IsText(line) ? 1 : 0);
            _entries[i + 1] = _entries[i] + (!line.IsProse && line.Noise is null ? 1 : 0);
            _proseWords[i + 1] = _proseWords[i] + (line.IsProse ? line.Words : 0);
            _words[i + 1] = _words[i] + line.Words;
        }

        _nextText[count] = count;

        for (var i = count - 1; i >= 0; i--)
        {
            _nextText[i] = IsText(lines[i]) ? i : _nextText[i + 1];
        }
    }

    public int LongProse(int from, int to) => _longProse[In(to)] - _longProse[In(from)];

    /// <summary>0 to 1: the part of the words that stand in prose.</summary>
    public double ProseShare(int from, int to) =>
        _words[In(to)] - _words[In(from)] is var all and > 0 ? (double)(_proseWords[In(to)] - _proseWords[In(from)]) / all : 0;

    /// <summary>Short lines between a line and the next long paragraph that are no furniture: menu entries, headings, names of sections.</summary>
    public int EntriesToText(int from) => _entries[Math.Min(_nextText[In(from)], In(from + FarBelow))] - _entries[In(from)];

    private static bool IsText(TextLine line) => line.IsProse && line.Words > LongProseWords;

    private int In(int i) => Math.Clamp(i, 0, _words.Length - 1);
}
