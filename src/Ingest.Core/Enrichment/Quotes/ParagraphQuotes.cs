using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The quotes of one paragraph: first those beside a cue, then the quotations that no cue explains.</summary>
internal sealed class ParagraphQuotes(string text, Strip strip, SpeakerResolver resolver, QuoteState state)
{
    /// <summary>A quotation without a cue is speech from this many words on, or where it ends like a sentence.</summary>
    private const int WordsOfSpeech = 8;

    private const int FewestWordsOfSpeech = 4;

    /// <summary>Of the characters of a direct quote, at least this share stands in quotation marks (the split of PARC and PolNeAR scorers).</summary>
    private const double DirectShare = 0.85;

    private readonly List<FoundQuote> _found = [];
    private readonly FoundQuote?[] _of = new FoundQuote?[strip.Quotations.Count];

    public IReadOnlyList<FoundQuote> Find()
    {
        var cues = CueFinder.Find(strip);

        for (var i = 0; i < cues.Count; i++)
        {
            var cue = cues[i];
            var speaker = cue.HasSubject ? resolver.Resolve(strip, cue.SubjectStart, cue.SubjectEnd) : null;
            var reader = new CueReader(strip, cue, i + 1 < cues.Count ? cues[i + 1] : null);

            foreach (var content in reader.Contents())
            {
                Take(content, cue, speaker);
            }

            state.EndsWithCue = IsLast(cue) ? speaker : null;
        }

        TakeRest();
        state.IsOpen = strip.Quotations.Count > 0 && strip.Quotations[^1].IsOpen;
        state.Last = _found.FindLast(quote => quote.Speaker is not null)?.Speaker ?? (_found.Count > 0 || strip.Count > 0 ? null : state.Last);
        _found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return _found;
    }

    private bool IsLast(Cue cue) => strip.IsMark(strip.Count - 1, ':') && strip.Count - cue.End < 12;

    private void Take((int First, int End, bool IsIndirectAllowed) content, Cue cue, Speaker? speaker)
    {
        var quoted = 0;
        var hasWords = false;

        for (var i = content.First; i < content.End; i++)
        {
            quoted += strip.IsQuotation(i) ? strip[i].End - strip[i].Start : 0;
            hasWords |= strip.IsWord(i);
        }

        var cueText = cue.IsAccordingTo ? text[strip[cue.Verb].Start..strip[cue.VerbEnd - 1].End] : text[strip[cue.Verb].Start..strip[cue.Verb].End];

        if (quoted == 0)
        {
            if (content.IsIndirectAllowed && speaker is not null)
            {
                AddSpan(content.First, content.End, QuoteType.Indirect, speaker, cueText);
            }

            return;
        }

        if (!hasWords || quoted >= DirectShare * (strip[content.End - 1].End - strip[content.First].Start))
        {
            AddQuotations(content.First, content.End, QuoteType.Direct, speaker, cueText);
        }
        else if (speaker is not null || quoted > 40)
        {
            AddSpan(content.First, content.End, QuoteType.Mixed, speaker, cueText);
        }
    }

    private void AddQuotations(int first, int end, QuoteType type, Speaker? speaker, string? cueText)
    {
        for (var i = first; i < end; i++)
        {
            if (strip.IsQuotation(i) && _of[strip[i].Quotation] is null)
            {
                var span = strip.Quotations[strip[i].Quotation];
                var quote = new FoundQuote(span.InnerStart, span.InnerEnd, type, speaker, cueText);
                _of[strip[i].Quotation] = quote;
                _found.Add(quote);
            }
        }
    }

    private void AddSpan(int first, int end, QuoteType type, Speaker? speaker, string? cueText)
    {
        while (first < end && !strip.IsWord(first) && !strip.IsQuotation(first))
        {
            first++;
        }

        while (end > first && !strip.IsWord(end - 1) && !strip.IsQuotation(end - 1) && !strip.IsMark(end - 1, ')') && !strip.IsMark(end - 1, '%'))
        {
            end--;
        }

        if (end - first < 2 || _found.Exists(other => other.Start < strip[end - 1].End && strip[first].Start < other.End))
        {
            return;
        }

        var quote = new FoundQuote(strip[first].Start, strip[end - 1].End, type, speaker, cueText);
        _found.Add(quote);

        for (var i = first; i < end; i++)
        {
            if (strip.IsQuotation(i))
            {
                _of[strip[i].Quotation] = quote;
            }
        }
    }

    /// <summary>Quotations without a cue of their own: the running quote of the paragraph before, or more words of the last speaker.</summary>
    private void TakeRest()
    {
        var isOnlyQuotations = IsOnlyQuotations();

        for (var i = 0; i < strip.Quotations.Count; i++)
        {
            var span = strip.Quotations[i];

            if (_of[i] is not null)
            {
                continue;
            }

            var runsOn = i == 0 && state.IsOpen && strip.IsQuotation(0);

            if (!runsOn && !isOnlyQuotations && !IsSpeech(span))
            {
                continue;
            }

            var carried = runsOn ? state.Last : CarriedTo(i, isOnlyQuotations);
            var quote = new FoundQuote(span.InnerStart, span.InnerEnd, QuoteType.Direct, carried, null);
            _of[i] = quote;
            _found.Add(quote);
        }
    }

    private Speaker? CarriedTo(int index, bool isOnlyQuotations)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (_of[i]?.Speaker is { } before)
            {
                return before;
            }
        }

        for (var i = index + 1; i < _of.Length; i++)
        {
            if (_of[i]?.Speaker is { } after)
            {
                return after;
            }
        }

        var indirect = _found.FindLast(quote => quote.Start < strip.Quotations[index].Start && quote.Speaker is not null);
        return indirect?.Speaker ?? (isOnlyQuotations || index == 0 ? state.EndsWithCue ?? state.Last : null);
    }

    private bool IsOnlyQuotations()
    {
        var hasQuotation = false;

        for (var i = 0; i < strip.Count; i++)
        {
            if (strip.IsWord(i))
            {
                return false;
            }

            hasQuotation |= strip.IsQuotation(i);
        }

        return hasQuotation;
    }

    private bool IsSpeech(QuotedSpan span)
    {
        var words = 0;
        var inWord = false;

        for (var i = span.InnerStart; i < span.InnerEnd; i++)
        {
            var isLetter = char.IsLetterOrDigit(text[i]) || text[i] is '\'' or '\u2019' or '-';
            words += isLetter && !inWord ? 1 : 0;
            inWord = isLetter;
        }

        var endsLikeSentence = text[span.InnerEnd - 1] is '.' or ',' or '!' or '?' or '\u2026' || (span.End < text.Length && text[span.End] is ',' or '.' && char.IsUpper(text[span.InnerStart]));
        return words >= WordsOfSpeech || (words >= FewestWordsOfSpeech && endsLikeSentence);
    }
}
