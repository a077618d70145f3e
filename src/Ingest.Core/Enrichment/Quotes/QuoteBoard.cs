using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The quotes found in one paragraph so far, and which of its items and quotations they cover.</summary>
internal sealed class QuoteBoard(Strip strip)
{
    /// <summary>Quotations of one paragraph over which a speaker is carried; it keeps the work linear.</summary>
    private const int Reach = 40;

    private readonly List<FoundQuote> _found = [];
    private readonly FoundQuote?[] _of = new FoundQuote?[strip.Quotations.Count];

    /// <summary>The items that a quote covers.</summary>
    private readonly bool[] _taken = new bool[strip.Count];

    /// <summary>The speaker of the quote that was found last, whether or not it stands last.</summary>
    public Speaker? LastSpeaker => _found.FindLast(quote => quote.Speaker is not null)?.Speaker;

    public bool IsTaken(int quotation) => _of[quotation] is not null;

    public IReadOnlyList<FoundQuote> InOrder() => _found.Count < 2 ? _found : [.. _found.OrderBy(quote => quote.Start)];

    /// <summary>A quote that is the whole paragraph.</summary>
    public void AddWhole(FoundQuote quote)
    {
        _found.Add(quote);
        Array.Fill(_of, quote);
        Array.Fill(_taken, true);
    }

    /// <summary>The speaker of the nearest quotation before, else behind.</summary>
    public Speaker? NearestSpeaker(int index)
    {
        for (var i = index - 1; i >= Math.Max(0, index - Reach); i--)
        {
            if (_of[i]?.Speaker is { } before)
            {
                return before;
            }
        }

        for (var i = index + 1; i < Math.Min(_of.Length, index + Reach); i++)
        {
            if (_of[i]?.Speaker is { } after)
            {
                return after;
            }
        }

        return null;
    }

    /// <summary>Whether a quote that was found before stands in this run. Quotations may repeat; <see cref="AddQuotations"/> skips them.</summary>
    public bool Overlaps(int first, int end) => first < end && !(end - first == 1 && strip.IsQuotation(first)) && _taken.AsSpan(first, end - first).Contains(true);

    /// <summary>Each quotation of a run that no quote has yet, as a quote of its own.</summary>
    public void AddQuotations(int first, int end, QuoteType type, Speaker? speaker, string? cueText)
    {
        for (var i = first; i < end; i++)
        {
            if (strip.IsQuotation(i) && _of[strip[i].Quotation] is null)
            {
                var span = strip.Quotations[strip[i].Quotation];
                var quote = new FoundQuote(span.InnerStart, span.InnerEnd, type, speaker, cueText);
                _of[strip[i].Quotation] = quote;
                _taken[i] = true;
                _found.Add(quote);
            }
        }
    }

    /// <summary>A run of words and quotations as one quote, without the marks around it.</summary>
    public void AddSpan(int first, int end, QuoteType type, Speaker? speaker, string? cueText)
    {
        while (first < end && !strip.IsWord(first) && !strip.IsQuotation(first))
        {
            first++;
        }

        while (end > first && !strip.IsWord(end - 1) && !strip.IsQuotation(end - 1) && !strip.IsMark(end - 1, ')') && !strip.IsMark(end - 1, '%'))
        {
            end--;
        }

        if (end - first < 2)
        {
            return;
        }

        var quote = new FoundQuote(strip[first].Start, strip[end - 1].End, type, speaker, cueText);
        _found.Add(quote);

        _taken.AsSpan(first, end - first).Fill(true);

        for (var i = first; i < end; i++)
        {
            if (strip.IsQuotation(i))
            {
                _of[strip[i].Quotation] = quote;
            }
        }
    }

    /// <summary>The last indirect quote before a position.</summary>
    public FoundQuote? LastIndirect(int before)
    {
        for (var i = _found.Count - 1; i >= Math.Max(0, _found.Count - Reach); i--)
        {
            if (_found[i].Type == QuoteType.Indirect && _found[i].Start < before)
            {
                return _found[i];
            }
        }

        return null;
    }
}
