using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The quotes of one paragraph: first those beside a cue, then the quotations that no cue explains.</summary>
internal sealed class ParagraphQuotes(string text, Strip strip, SpeakerResolver resolver, QuoteState state)
{
    /// <summary>Of the characters of a direct quote, at least this share stands in quotation marks (the split of PARC and PolNeAR scorers).</summary>
    private const double DirectShare = 0.85;

    private readonly QuoteBoard _board = new(strip);

    public IReadOnlyList<FoundQuote> Find()
    {
        var cues = CueFinder.Find(strip);
        var speakers = cues.ConvertAll(cue => cue.HasSubject ? resolver.Resolve(strip, cue.SubjectStart, cue.SubjectEnd, IsBesideQuotation(cue)) : null);

        TakeLabelled();

        // A cue right behind a quotation holds it faster than one before it.
        for (var i = 0; i < cues.Count; i++)
        {
            Take(new CueReader(strip, cues[i], cues, i).ContentBefore(), cues[i], speakers[i]);
        }

        for (var i = 0; i < cues.Count; i++)
        {
            Take(new CueReader(strip, cues[i], cues, i).ContentBehind(), cues[i], speakers[i]);
        }

        TakeSigned();
        var announced = strip.IsMark(strip.Count - 1, ':') ? Announcer(strip.Count - 1, cues, speakers) : null;
        TakeRest();
        state.EndsWithCue = announced;
        state.IsOpen = strip.Quotations.Count > 0 && strip.Quotations[^1].IsOpen;
        state.Last = _board.LastSpeaker;
        return _board.InOrder();
    }

    private bool IsBesideQuotation(Cue cue) => strip.IsQuotation(cue.Start - 1) || (strip.IsMark(cue.Start - 1, ',') && strip.IsQuotation(cue.Start - 2));

    /// <summary>Who the colon at <paramref name="colon"/> announces: the subject of the last cue before it, or of the sentence.</summary>
    private Speaker? Announcer(int colon, List<Cue> cues, List<Speaker?> speakers)
    {
        var start = SubjectFinder.FrameStart(strip, colon);
        var last = cues.FindLastIndex(cue => cue.Verb >= start && cue.Verb < colon);

        if (last >= 0)
        {
            return speakers[last];
        }

        var (first, end) = SentenceSubject.OfFrame(strip, colon);
        return first >= 0 ? resolver.Resolve(strip, first, end) : null;
    }

    /// <summary>A transcript: "SMITH: I was there."</summary>
    private void TakeLabelled()
    {
        var inner = strip.Quotations.Count > 0 && strip.IsQuotation(0) ? strip.Quotations[0].InnerStart : strip.Count > 0 ? strip[0].Start : 0;

        if (strip.Count > 0 && SpeakerLabel.Read(text, inner, strip[strip.Count - 1].End, state.IsTranscript) is { } label)
        {
            _board.AddWhole(new FoundQuote(label.ContentStart, strip[strip.Count - 1].End, QuoteType.Direct, resolver.OfLabel(label.Start, label.End), null));
        }
    }

    /// <summary>A quotation with its speaker's name behind a dash: "It was the best day." - Ana Ruiz</summary>
    private void TakeSigned()
    {
        for (var i = 0; i + 2 < strip.Count; i++)
        {
            var isSigned = strip.IsQuotation(i) && !_board.IsTaken(strip[i].Quotation) && (strip.IsMark(i + 1, '\u2014') || strip.IsMark(i + 1, '\u2013') || strip.IsMark(i + 1, '\u2015') || strip.IsMark(i + 1, '-')) && strip.IsCapitalised(i + 2);
            var end = i + 2;

            while (isSigned && strip.IsCapitalised(end) && end < i + 7)
            {
                end++;

                if (strip[end - 1].EndsFrame)
                {
                    break;
                }
            }

            var isWhole = end >= strip.Count || !strip.IsWord(end) || strip[end - 1].EndsFrame;

            if (isSigned && isWhole)
            {
                _board.AddQuotations(i, i + 1, QuoteType.Direct, resolver.Resolve(strip, i + 2, end), null);
            }
        }
    }

    private void Take((int First, int End, bool IsIndirectAllowed)? found, Cue cue, Speaker? speaker)
    {
        if (found is not { } content || _board.Overlaps(content.First, content.End))
        {
            return;
        }

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
                _board.AddSpan(content.First, content.End, QuoteType.Indirect, speaker, cueText);
            }

            return;
        }

        if (!hasWords || quoted >= DirectShare * (strip[content.End - 1].End - strip[content.First].Start))
        {
            _board.AddQuotations(content.First, content.End, QuoteType.Direct, speaker, cueText);
        }
        else if (speaker is not null || quoted > 40)
        {
            _board.AddSpan(content.First, content.End, QuoteType.Mixed, speaker, cueText);
        }
    }

    /// <summary>Quotations without a cue of their own: the running quote of the paragraph before, or more words of the last speaker.</summary>
    private void TakeRest()
    {
        var isOnlyQuotations = UncuedQuotation.IsAllOf(strip);

        for (var i = 0; i < strip.Quotations.Count; i++)
        {
            var span = strip.Quotations[i];

            if (_board.IsTaken(i))
            {
                continue;
            }

            var runsOn = i == 0 && state.IsOpen && strip.IsQuotation(0);

            if (!runsOn && !isOnlyQuotations && !UncuedQuotation.IsSpeech(text, span))
            {
                continue;
            }

            var item = strip.ItemOf(i);
            var carried = runsOn ? state.Last : NamedBehind(item) ?? CarriedTo(i, isOnlyQuotations);
            _board.AddQuotations(item, item + 1, QuoteType.Direct, carried, null);
        }
    }

    private Speaker? CarriedTo(int index, bool isOnlyQuotations)
    {
        if (_board.NearestSpeaker(index) is { } near)
        {
            return near;
        }

        var indirect = _board.LastIndirect(strip.Quotations[index].Start);

        if (indirect is null && AnnouncedBy(index) is { } announcer)
        {
            return announcer;
        }

        // Where the narrator has a word in the paragraph, and does not say who speaks, it is seldom who spoke before.
        return indirect?.Speaker ?? (isOnlyQuotations ? state.EndsWithCue ?? state.Last : null);
    }

    /// <summary>"...," Smith shot back: a name right behind a quotation that a sentence goes on from, with a verb that is no cue; a cue has taken what is its own.</summary>
    private Speaker? NamedBehind(int quotation)
    {
        var last = text[strip.Quotations[strip[quotation].Quotation].InnerEnd - 1];
        var start = strip.IsMark(quotation + 1, ',') ? quotation + 2 : quotation + 1;
        var isPronoun = strip.IsAny(start, "he", "she");
        var end = isPronoun ? start + 1 : start;

        while (!isPronoun && strip.IsCapitalised(end) && !strip[end].EndsFrame)
        {
            end++;
        }

        var goesOn = (last == ',' || start > quotation + 1 || strip.EndsWithQuestion(quotation)) && end > start
            && strip.IsWord(end) && !strip.IsClitic(end) && !strip.IsCapitalised(end)
            && SpeechVerbs.Find(strip.Span(end)).Kind == SpeechVerbKind.None
            && !strip.IsIn(end, FunctionWords.Prepositions) && !strip.IsIn(end, FunctionWords.Conjunctions) && !strip.IsAny(end, "and", "or");
        return goesOn && resolver.Resolve(strip, start, end) is { IsPerson: true } speaker ? speaker : null;
    }

    /// <summary>"The mayor has a new message: ..."</summary>
    private Speaker? AnnouncedBy(int quotation)
    {
        var item = strip.ItemOf(quotation);
        return strip.IsMark(item - 1, ':') ? LabelBefore(item - 1) ?? Announcer(item - 1, [], []) : null;
    }

    /// <summary>A name that stands between a dash, "from" or the start of the paragraph and the colon, or a person right before it: "What comes next - more from Smith: ..."</summary>
    private Speaker? LabelBefore(int colon)
    {
        var start = colon;

        while (strip.IsCapitalised(start - 1) || (start < colon && strip.IsMark(start - 1, '.')))
        {
            start--;
        }

        if (start == colon)
        {
            return null;
        }

        var isLabel = start == 0 || strip.Is(start - 1, "from") || strip.IsMark(start - 1, '-') || strip.IsMark(start - 1, '\u2013') || strip.IsMark(start - 1, '\u2014');
        return isLabel || (!strip.IsIn(start - 1, FunctionWords.Prepositions) && resolver.IsPerson(strip, start, colon)) ? resolver.Resolve(strip, start, colon) : null;
    }
}
