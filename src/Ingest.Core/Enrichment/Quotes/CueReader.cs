namespace Ingest.Core.Enrichment.Quotes;

/// <summary>What a cue reports: the quotation or clause before it, behind it, or both.</summary>
internal readonly struct CueReader(Strip strip, Cue cue, List<Cue> cues, int index)
{
    private const int FewestWordsOfClause = 3;
    private const int LongestLeadIn = 12;

    /// <summary>The run of items before the cue; the flag tells whether a run without any quotation is an indirect quote.</summary>
    public (int First, int End, bool IsIndirectAllowed)? ContentBefore() =>
        Before() is { } found ? (found.First, found.End, cue.Kind.Kind == SpeechVerbKind.Say) : null;

    /// <summary>The run of items behind the cue.</summary>
    public (int First, int End, bool IsIndirectAllowed)? ContentBehind() =>
        After(Before() is not null) is { } found ? (found.First, found.End, IsIndirectAllowedBehind(found.First)) : null;

    private bool IsIndirectAllowedBehind(int first)
    {
        if (CountWords(first, FrameEnd()) < FewestWordsOfClause)
        {
            return false;
        }

        return cue.Kind.Kind switch
        {
            SpeechVerbKind.Say => cue.IsAccordingTo || strip.Is(first, "that") || !strip.IsIn(first, FunctionWords.Prepositions),
            SpeechVerbKind.Claim => strip.Is(first, "that"),
            _ => false,
        };
    }

    /// <summary>"...", Smith said. Also over a sentence break that only the quotation's own question mark made.</summary>
    private (int First, int End)? Before()
    {
        var at = cue.Start - 1;
        at = strip.IsMark(at, ',') || strip.IsMark(at, '—') || strip.IsMark(at, '–') ? at - 1 : at;

        // "...", adding that: the participle reports what follows. "...", he was quoted as saying: it does not.
        if (at < 0 || (cue.Kind.IsParticiple && !strip.Is(cue.Verb - 1, "as")))
        {
            return null;
        }

        if (strip.IsQuotation(at) && (!strip[at].EndsFrame || EndsAsQuestion(at)))
        {
            return (StartOfClause(at), at + 1);
        }

        // The comma of "..., Smith said." with the end of the sentence near; "On Monday, Smith said ..." has its clause behind.
        var isTrailing = at < cue.Start - 1 && !strip[at].EndsFrame && (cue.IsAccordingTo || CountWords(cue.End, FrameEnd()) <= 2);
        var first = isTrailing || (isTrailing = at < cue.Start - 1 && !strip[at].EndsFrame && IsAsideBehind()) ? StartOfClause(at) : 0;
        return isTrailing && CountWords(first, at + 1) >= FewestWordsOfClause ? (first, at + 1) : null;
    }

    /// <summary>Whether only a time, a place or a manner stands behind: "..., he said on Monday in Oslo."</summary>
    private bool IsAsideBehind()
    {
        var at = cue.End;
        var isAside = strip.IsIn(at, FunctionWords.Prepositions) || strip.IsIn(at, FunctionWords.Adverbs) || strip.IsAny(at, "reporters", "when", "as") || strip.IsMark(at, ',');
        return isAside && !HasThat(at) && CountWords(at, FrameEnd()) <= LongestLeadIn && !HasQuotation(at, FrameEnd());
    }

    private (int First, int End)? After(bool hasBefore)
    {
        var (start, end) = (cue.End, ContentEnd());

        if (start >= end || (cue.End > 0 && strip[cue.End - 1].EndsFrame))
        {
            return null;
        }

        var quotation = FirstQuotation(start, end);

        if (hasBefore)
        {
            // "...," he said, "..."
            return quotation >= 0 && CountWords(start, quotation) <= LongestLeadIn && IsLeadIn(quotation) ? (quotation, end) : null;
        }

        if (quotation >= 0 && (CountWords(start, quotation) == 0 || (IsLeadIn(quotation) && !HasThat(start))))
        {
            return (quotation, end);
        }

        start = cue.IsAccordingTo && strip.IsMark(start, ',') ? start + 1 : cue.IsAccordingTo ? end : SkipLeadIn(start, end);
        return start < end ? (start, end) : null;
    }

    /// <summary>Past an addressee, a time or a place: to "that" where it follows soon, else to the clause.</summary>
    private int SkipLeadIn(int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + LongestLeadIn); i++)
        {
            if (strip.Is(i, "that") && (i == start || !strip.IsAny(i - 1, "of", "on", "in", "for", "at")))
            {
                return i;
            }

            if (strip.IsQuotation(i))
            {
                break;
            }
        }

        while (start < end && (strip.IsIn(start, FunctionWords.Adverbs) || strip.IsMark(start, ':') || strip.IsMark(start, ',')))
        {
            start++;
        }

        if (!strip.IsIn(start, FunctionWords.Prepositions) && !strip.IsAny(start, "reporters", "him", "her", "them", "me", "us"))
        {
            return start;
        }

        // "told reporters he would", "said in a statement the plan was"
        for (var i = start + 1; i < Math.Min(end, start + LongestLeadIn); i++)
        {
            if (strip.IsIn(i, FunctionWords.Pronouns) || strip.IsMark(i, ','))
            {
                return strip.IsMark(i, ',') ? i + 1 : i;
            }
        }

        return start;
    }

    private bool HasThat(int start)
    {
        for (var i = start; i < Math.Min(FrameEnd(), start + LongestLeadIn) && !strip.IsQuotation(i); i++)
        {
            if (strip.Is(i, "that"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLeadIn(int quotation) => strip.IsMark(quotation - 1, ',') || strip.IsMark(quotation - 1, ':') || strip.IsMark(quotation - 1, '—') || strip.IsMark(quotation - 1, '–');

    private bool HasQuotation(int start, int end) => FirstQuotation(start, end) >= 0;

    private int FirstQuotation(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (strip.IsQuotation(i))
            {
                return i;
            }
        }

        return -1;
    }

    private bool EndsAsQuestion(int quotation)
    {
        var span = strip.Quotations[strip[quotation].Quotation];
        return quotation == cue.Start - 1 && strip.IsInside(quotation) && span.InnerEnd > span.InnerStart && (cue.Kind.Kind == SpeechVerbKind.Quote || CountWords(cue.End, FrameEnd()) <= LongestLeadIn) && strip.EndsWithQuestion(quotation);
    }

    /// <summary>Where the clause that ends at <paramref name="at"/> starts: the sentence, or past the cue before.</summary>
    private int StartOfClause(int at)
    {
        var start = at;

        while (start > 0 && at - start < Strip.LongestFrame && !strip[start - 1].EndsFrame && !strip.IsMark(start - 1, ';') && !strip.IsMark(start - 1, ':'))
        {
            start--;
        }

        while (start < at && strip.IsIn(start, FunctionWords.Openers) && !strip.IsQuotation(start))
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of the sentence, or the participle that starts the next report: "said ..., adding that ...".</summary>
    private int ContentEnd()
    {
        var end = FrameEnd();
        var cut = end;
        var quotation = FirstQuotation(cue.End, end);

        for (var i = index + 1; i < cues.Count && cues[i].Verb < cut; i++)
        {
            var other = cues[i];

            if (other.Kind.IsParticiple && strip.IsMark(other.Verb - 1, ','))
            {
                cut = other.Verb - 1;
            }
            else if (quotation >= 0 && other.Verb >= cue.End && other.End <= quotation && !strip.Is(other.Verb - 1, "to"))
            {
                // A quotation belongs to the nearest cue before it: "Asked about it, Smith said ..."
                cut = other.Start;
            }
        }

        return Math.Max(cut, cue.End);
    }

    private int FrameEnd()
    {
        var end = Math.Max(cue.End, 1);

        while (end < strip.Count && end - cue.End < Strip.LongestFrame && !strip[end - 1].EndsFrame)
        {
            end++;
        }

        return end;
    }

    private int CountWords(int start, int end)
    {
        var words = 0;

        for (var i = start; i < end; i++)
        {
            words += strip.IsWord(i) ? 1 : strip.IsQuotation(i) ? FewestWordsOfClause : 0;
        }

        return words;
    }
}
