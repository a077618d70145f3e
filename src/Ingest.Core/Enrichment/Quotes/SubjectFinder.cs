namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Finds the noun phrase that is the subject of a verb of saying: before it, after it, or over an apposition.</summary>
internal static class SubjectFinder
{
    private const int LongestSubject = 16;
    private const int LongestApposition = 60;

    private static readonly (int Start, int End) None = (-1, -1);

    public static (int Start, int End) Find(Strip strip, int verb)
    {
        var at = SkipVerbGroup(strip, verb - 1);

        if (IsInverted(strip, verb, at) && Right(strip, verb + 1, isPhrase: false) is { Start: >= 0 } right)
        {
            return right;
        }

        return Left(strip, at);
    }

    /// <summary>The first item of the narrator's sentence that holds <paramref name="index"/>.</summary>
    public static int FrameStart(Strip strip, int index)
    {
        while (index > 0 && !strip[index - 1].EndsFrame)
        {
            index--;
        }

        return index;
    }

    /// <summary>The subject that ends at <paramref name="at"/>, inclusive.</summary>
    public static (int Start, int End) Left(Strip strip, int at)
    {
        if (!strip.IsInside(at) || strip[at].EndsFrame || strip.IsQuotation(at))
        {
            return None;
        }

        if (strip.IsMark(at, ')'))
        {
            at = Opening(strip, at) - 1;
        }

        if (strip.IsMark(at, ','))
        {
            return OverApposition(strip, at);
        }

        var start = at + 1;

        while (start - 1 >= 0 && at - start < LongestSubject && !strip[start - 1].EndsFrame && !IsBoundary(strip, start - 1))
        {
            start--;
        }

        return start <= at ? (start, at + 1) : None;
    }

    /// <summary>The noun phrase from <paramref name="start"/> on: "a spokesman for the ministry", up to a mark, a preposition or a clause.</summary>
    public static (int Start, int End) Right(Strip strip, int start, bool isPhrase)
    {
        var end = start;
        var canStart = (strip.IsCapitalised(start) && !strip.IsIn(start, FunctionWords.Adverbs)) || (strip.IsWord(start) && char.IsDigit(strip.Span(start)[0]) && strip.IsCapitalised(start + 2)) || strip.IsIn(start, FunctionWords.Determiners) || strip.IsIn(start, FunctionWords.Pronouns) || isPhrase || strip.IsAny(start, "officials", "police", "sources", "analysts");

        while (canStart && strip.IsWord(end) && end - start < LongestSubject && !IsEndOfPhrase(strip, end, start))
        {
            end++;

            if (strip[end - 1].EndsFrame || (strip.IsIn(end - 1, FunctionWords.Pronouns) && end - 1 == start))
            {
                break;
            }
        }

        return end > start ? (start, end) : None;
    }

    /// <summary>The subject of the sentence: "Smith" of "Smith laughed and said".</summary>
    public static (int Start, int End) OfFrame(Strip strip, int verb)
    {
        var start = FrameStart(strip, verb);

        while (start < verb && (strip.IsIn(start, FunctionWords.Openers) || strip.IsQuotation(start) || strip.IsMark(start, ',')))
        {
            start++;
        }

        if (strip.IsIn(start, FunctionWords.Prepositions) || strip.IsIn(start, FunctionWords.Conjunctions) || OpensWithTime(strip, start))
        {
            while (start < verb && !strip.IsMark(start, ','))
            {
                start++;
            }

            start++;

            // "On July 6, 2015, Smith ..."
            start = strip.IsMark(start + 1, ',') && char.IsDigit(strip.Span(start)[0]) ? start + 2 : start;
        }

        var end = start;

        while (end < verb && strip.IsWord(end) && !LooksLikeVerb(strip, end) && !IsPreterite(strip, end, start) && !strip.IsIn(end, FunctionWords.Conjunctions))
        {
            end++;
        }

        while (end > start + 1 && (IsAdverb(strip, end - 1) || strip.IsIn(end - 1, FunctionWords.Adverbs)))
        {
            end--;
        }

        return end > start && end <= verb && end - start <= LongestSubject && !strip.IsIn(start, FunctionWords.Prepositions) ? (start, end) : None;
    }

    /// <summary>"Hours later, ..."</summary>
    private static bool OpensWithTime(Strip strip, int start)
    {
        for (var i = start; i < start + 4 && strip.IsWord(i); i++)
        {
            if (strip.IsAny(i, "later", "ago", "earlier", "after"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPreterite(Strip strip, int index, int start) =>
        index > start && !strip.IsCapitalised(index) && strip.Span(index) is { Length: > 4 } word && word.EndsWith("ed", StringComparison.Ordinal);

    private static int SkipVerbGroup(Strip strip, int at)
    {
        while (strip.IsInside(at) && !strip[at].EndsFrame && (strip.IsIn(at, FunctionWords.Auxiliaries) || strip.IsIn(at, FunctionWords.Adverbs) || IsAdverb(strip, at)))
        {
            at--;
        }

        return at;
    }

    private static bool IsAdverb(Strip strip, int at) =>
        strip.IsWord(at) && !strip.IsCapitalised(at) && strip.Span(at) is { Length: > 4 } word && word.EndsWith("ly", StringComparison.Ordinal) && !word.Equals("family", StringComparison.Ordinal);

    /// <summary>"said Smith": nothing but a quotation or a comma before, and the phrase behind ends where a subject would.</summary>
    private static bool IsInverted(Strip strip, int verb, int at)
    {
        // "Said Smith: ..."
        if (at == verb - 1 && (at < 0 || strip[at].EndsFrame) && strip.IsCapitalised(verb))
        {
            return true;
        }

        if (at != verb - 1 && !strip.IsQuotation(at))
        {
            return false;
        }

        if (strip.IsQuotation(at) || !strip.IsInside(at) || (strip.IsMark(at, ',') && strip.IsQuotation(at - 1)))
        {
            return true;
        }

        if (!strip.IsMark(at, ',') && !strip.IsMark(at, '—') && !strip.IsMark(at, '–') && !strip.IsMark(at, '-'))
        {
            return false;
        }

        var (start, end) = Right(strip, verb + 1, isPhrase: false);
        return start >= 0 && (strip[end - 1].EndsFrame || strip.IsMark(end, ',') || strip.IsMark(end, '.') || strip.IsIn(end, FunctionWords.Prepositions));
    }

    /// <summary>"Smith, who runs the port, said": the segment before the first comma of the sentence, past an opening adverbial.</summary>
    private static (int Start, int End) OverApposition(Strip strip, int comma)
    {
        var start = FrameStart(strip, comma);

        for (var i = comma - 1; i >= Math.Max(start, comma - LongestApposition); i--)
        {
            if (strip.IsQuotation(i) || strip.IsMark(i, ';') || strip.IsMark(i, ':'))
            {
                start = i + 1;
                break;
            }
        }

        if (comma - start > LongestApposition)
        {
            return None;
        }

        while (start < comma)
        {
            while (strip.IsIn(start, FunctionWords.Openers) || strip.IsMark(start, ','))
            {
                start++;
            }

            var end = start;

            while (end < comma && !strip.IsMark(end, ','))
            {
                end++;
            }

            var isAdverbial = strip.IsIn(start, FunctionWords.Prepositions) || strip.IsIn(start, FunctionWords.Conjunctions) || strip.Span(start).EndsWith("ing", StringComparison.Ordinal)
                || (strip.Span(start).EndsWith("ed", StringComparison.Ordinal) && SpeechVerbs.Find(strip.Span(start)).Kind != SpeechVerbKind.None);

            if (!isAdverbial && end > start)
            {
                return end - start <= LongestSubject ? (start, end) : Left(strip, end - 1);
            }

            start = end + 1;
        }

        return None;
    }

    private static int Opening(Strip strip, int at)
    {
        var open = at;

        while (open > 0 && at - open < LongestApposition && !strip.IsMark(open, '('))
        {
            open--;
        }

        return open;
    }

    private static bool IsBoundary(Strip strip, int index)
    {
        if (!strip.IsWord(index))
        {
            return !strip.IsMark(index, '-') && !strip.IsMark(index, '.') && !strip.IsMark(index, '&') && !strip.IsMark(index, '/');
        }

        return strip.IsIn(index, FunctionWords.Conjunctions) || LooksLikeVerb(strip, index) || (strip.Is(index, "and") && (strip.IsIn(index + 1, FunctionWords.Pronouns) || HasVerbBefore(strip, index)));
    }

    private static bool HasVerbBefore(Strip strip, int index)
    {
        for (var i = index - 1; i >= 0 && index - i < 8 && !strip[i].EndsFrame; i--)
        {
            if (LooksLikeVerb(strip, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeVerb(Strip strip, int index)
    {
        if (!strip.IsWord(index) || strip.IsCapitalised(index))
        {
            return false;
        }

        var word = strip.Span(index);
        return strip.IsAny(index, "has", "have", "had", "was", "were", "is", "are", "will", "would", "did", "does", "took", "went", "came", "made", "gave", "sat", "stood", "spoke", "turned", "sent", "held", "put", "set", "led", "ran", "won", "lost", "met", "kept", "left", "got", "brought", "began", "drew", "told", "said", "wrote", "seems", "plans", "wants")
            || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && strip.IsIn(index - 1, FunctionWords.Pronouns))
            || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && strip.IsCapitalised(index - 1))
            || SpeechVerbs.Find(word) is { Kind: SpeechVerbKind.Say, IsAmbiguous: false };
    }

    private static bool IsEndOfPhrase(Strip strip, int index, int start)
    {
        if (index == start)
        {
            return false;
        }

        return strip.IsIn(index, FunctionWords.Conjunctions) || strip.IsIn(index, FunctionWords.Adverbs) || LooksLikeVerb(strip, index) || strip.Is(index, "who") || (strip.IsIn(index, FunctionWords.Prepositions) && !strip.IsAny(index, "of", "for", "from", "at", "with"))
            || (strip.IsIn(index, FunctionWords.Pronouns) && !strip.IsCapitalised(index)) || (index > start + 1 && IsPreterite(strip, index, start));
    }
}
