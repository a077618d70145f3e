namespace Ingest.Core.Enrichment.Quotes;

/// <summary>
/// Pairs the quotation marks of a paragraph: curly, straight, doubled apostrophes, guillemets both ways, low German ones, corner
/// brackets, and single marks where no others are open. Marks inside a quotation belong to it. Linear in the paragraph's length.
/// </summary>
internal sealed class QuotationScanner
{
    private readonly string _text;
    private readonly int _end;
    private readonly bool _goesOn;
    private readonly List<QuotedSpan> _spans = [];
    private string _neverClosed = "";

    private QuotationScanner(string text, int end, bool goesOn)
    {
        _text = text;
        _end = end;
        _goesOn = goesOn;
    }

    /// <summary>The quotations of the paragraph from <paramref name="start"/> to <paramref name="end"/>, in order; <paramref name="goesOn"/> tells whether the next paragraph starts with a mark.</summary>
    public static IReadOnlyList<QuotedSpan> Scan(string text, int start, int end, bool goesOn)
    {
        var scanner = new QuotationScanner(text, end, goesOn);
        scanner.Run(start);
        return scanner._spans;
    }

    /// <summary>Whether a quotation mark stands here that can open one.</summary>
    public static bool Opens(string text, int index) => index < text.Length && (text[index] is '"' or '\u201C' or '\u201E' or '\u00AB' || (text[index] == '\'' && index + 1 < text.Length && text[index + 1] == '\''));

    private void Run(int index)
    {
        var paragraph = index;

        while (index < _end)
        {
            var (closers, width) = CloserOf(index, paragraph);

            // What found no closing mark once finds none further on: so the work stays linear.
            if (width == 0 || (_neverClosed.Length > 0 && _neverClosed == closers))
            {
                index++;
                continue;
            }

            var close = closers is "\u2019" or "'" ? FindSingleCloser(index + width, closers[0]) : FindCloser(index + width, closers, width);

            if (close >= 0)
            {
                Add(index, close + width, index + width, close, isOpen: false);
                index = close + width;
            }
            else if (closers is not ("\u2019" or "'") && (_goesOn || IsIntroduced(index, paragraph)))
            {
                Add(index, _end, index + width, _end, isOpen: true);
                return;
            }
            else
            {
                _neverClosed = closers;
                index += width;
            }
        }
    }

    /// <summary>The characters that close what opens here, and the width of the mark; width 0 where nothing opens.</summary>
    private (string Closers, int Width) CloserOf(int index, int paragraph)
    {
        var before = index > paragraph ? _text[index - 1] : ' ';
        var after = index + 1 < _end ? _text[index + 1] : ' ';
        return _text[index] switch
        {
            '\u201C' => ("\u201D\"\u201C", 1),
            '\u201D' when !char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) => ("\u201D\"", 1),
            '\u201E' => ("\u201C\u201D\"", 1),
            '\u00AB' => ("\u00BB", 1),
            '\u00BB' => ("\u00AB", 1),
            '\u300C' => ("\u300D", 1),
            '\u300E' => ("\u300F", 1),
            '"' when !char.IsDigit(before) => ("\"\u201D", 1),
            '\'' when after == '\'' => ("''", 2),
            '\u2018' => ("\u2019", 1),
            '\'' when (char.IsWhiteSpace(before) || before is '(' or '[' or '\u2014') && char.IsLetter(after) && !IsElision(index) => ("'", 1),
            _ => ("", 0),
        };
    }

    private int FindCloser(int from, string closers, int width)
    {
        for (var i = from; i < _end; i++)
        {
            if (width == 2)
            {
                if (_text[i] == '\'' && i + 1 < _end && _text[i + 1] == '\'')
                {
                    return i;
                }
            }
            else if (closers.Contains(_text[i], StringComparison.Ordinal) && !IsReopening(i, from) && !IsSecondOpening(i, closers))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A straight mark after a space and before a letter opens a quotation within the quotation.</summary>
    private bool IsReopening(int index, int from) =>
        _text[index] == '"' && index > from && char.IsWhiteSpace(_text[index - 1]) && index + 1 < _end && char.IsLetter(_text[index + 1]);

    /// <summary>An opening curly mark closes only where it was mistyped: after a mark or a letter, before a space or a mark.</summary>
    private bool IsSecondOpening(int index, string closers) =>
        _text[index] == '\u201C' && closers[0] == '\u201D' && (char.IsWhiteSpace(_text[index - 1]) || (index + 1 < _end && char.IsLetterOrDigit(_text[index + 1])));

    /// <summary>
    /// A single closing mark looks like an apostrophe. Before the next opening mark, the first one after punctuation is meant; else the
    /// first after a word that does not end in s; else the first.
    /// </summary>
    private int FindSingleCloser(int from, char closer)
    {
        var fallback = -1;

        for (var i = from + 1; i < _end && _text[i] != '\u2018'; i++)
        {
            if (fallback >= 0 && _text[i] == '\'' && char.IsWhiteSpace(_text[i - 1]) && i + 1 < _end && char.IsLetter(_text[i + 1]))
            {
                break;
            }

            if (_text[i] != closer || (i + 1 < _end && char.IsLetterOrDigit(_text[i + 1])) || char.IsWhiteSpace(_text[i - 1]))
            {
                continue;
            }

            if (char.IsPunctuation(_text[i - 1]))
            {
                return i;
            }

            fallback = fallback < 0 || (_text[fallback - 1] == 's' && _text[i - 1] != 's') ? i : fallback;
        }

        return fallback;
    }

    private bool IsElision(int index)
    {
        var rest = _text.AsSpan(index + 1, Math.Min(5, _end - index - 1));
        return rest.StartsWith("em ") || rest.StartsWith("til ") || rest.StartsWith("tis ") || rest.StartsWith("twas ") || rest.StartsWith("n ") || rest.StartsWith("cause");
    }

    /// <summary>Whether what stands before an unclosed mark announces speech, so that its closing mark was only forgotten.</summary>
    private bool IsIntroduced(int index, int paragraph)
    {
        var before = index - 1;

        while (before >= paragraph && char.IsWhiteSpace(_text[before]))
        {
            before--;
        }

        return before < paragraph || _text[before] is ':' or ',';
    }

    private void Add(int start, int end, int innerStart, int innerEnd, bool isOpen)
    {
        while (innerStart < innerEnd && char.IsWhiteSpace(_text[innerStart]))
        {
            innerStart++;
        }

        while (innerEnd > innerStart && char.IsWhiteSpace(_text[innerEnd - 1]))
        {
            innerEnd--;
        }

        if (innerEnd > innerStart)
        {
            _spans.Add(new QuotedSpan(start, end, innerStart, innerEnd, isOpen));
        }
    }
}
