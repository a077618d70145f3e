using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>One paragraph with each quotation folded into a single item, so that the narrator's sentences can be read around it.</summary>
internal sealed class Strip
{
    /// <summary>Items of a sentence that are looked at on one side of a cue; it keeps the work linear where a text has no full stops.</summary>
    public const int LongestFrame = 120;

    private readonly string _text;
    private readonly StripItem[] _items;

    private Strip(string text, StripItem[] items, int count, IReadOnlyList<QuotedSpan> quotations)
    {
        _text = text;
        _items = items;
        Count = count;
        Quotations = quotations;
    }

    public IReadOnlyList<QuotedSpan> Quotations { get; }

    public int Count { get; }

    public StripItem this[int index] => (uint)index < (uint)Count ? _items[index] : new StripItem(0, 0, -1, EndsFrame: true);

    /// <param name="text">The whole text.</param>
    /// <param name="firstToken">The paragraph's first token.</param>
    /// <param name="endToken">Past the paragraph's last token.</param>
    /// <param name="sentenceEnds">For each token of the text, whether it is the last of its sentence.</param>
    /// <param name="quotations">The paragraph's quotations, in order.</param>
    public static Strip Of(AnalyzedText text, int firstToken, int endToken, bool[] sentenceEnds, IReadOnlyList<QuotedSpan> quotations)
    {
        var items = new StripItem[endToken - firstToken];
        var (next, count) = (0, 0);

        for (var token = firstToken; token < endToken;)
        {
            if (next < quotations.Count && text.TokenAt(token).End > quotations[next].Start)
            {
                var endsFrame = false;

                while (token < endToken && text.TokenAt(token).Start < quotations[next].End)
                {
                    // A sentence that ends before the closing mark and goes on inside ends nothing outside.
                    endsFrame = sentenceEnds[token];
                    token++;
                }

                items[count++] = new StripItem(quotations[next].Start, quotations[next].End, next, endsFrame);
                next++;
            }
            else
            {
                items[count++] = new StripItem(text.TokenAt(token).Start, text.TokenAt(token).End, -1, sentenceEnds[token]);
                token++;
            }
        }

        return new Strip(text.Value, items, count, quotations);
    }

    /// <summary>The item that stands for a quotation.</summary>
    public int ItemOf(int quotation)
    {
        var (low, high) = (0, Count - 1);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _items[middle].End < Quotations[quotation].End ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public ReadOnlySpan<char> Span(int index) => _text.AsSpan(this[index].Start, this[index].End - this[index].Start);

    public bool IsInside(int index) => (uint)index < (uint)Count;

    public bool IsQuotation(int index) => IsInside(index) && _items[index].Quotation >= 0;

    public bool IsWord(int index) => IsInside(index) && _items[index].Quotation < 0 && (char.IsLetterOrDigit(_text[_items[index].Start]) || IsClitic(index));

    /// <summary>"'s" and "’s", a token of its own.</summary>
    public bool IsClitic(int index) => IsInside(index) && _items[index].Quotation < 0 && Span(index) is ['\'' or '\u2019', ..];

    public bool IsCapitalised(int index) => IsInside(index) && _items[index].Quotation < 0 && char.IsUpper(_text[_items[index].Start]);

    public bool IsMark(int index, char mark) => IsInside(index) && _items[index].Quotation < 0 && _items[index].End == _items[index].Start + 1 && _text[_items[index].Start] == mark;

    public bool Is(int index, string word) => IsInside(index) && _items[index].Quotation < 0 && Span(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(index, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a quotation ends in a question or exclamation mark, which ends no sentence of the narrator.</summary>
    public bool EndsWithQuestion(int index)
    {
        if (!IsQuotation(index))
        {
            return false;
        }

        // The inner marks of a quotation within it come last: “... ‘why?’”
        var span = Quotations[_items[index].Quotation];
        var inside = _text.AsSpan(span.InnerStart, span.InnerLength).TrimEnd("\u2019\u201D'\"");
        return inside is [.., '?' or '!' or '\u2026'];
    }

    public bool IsIn(int index, WordSet words) => IsInside(index) && _items[index].Quotation < 0 && words.Contains(Span(index));
}
