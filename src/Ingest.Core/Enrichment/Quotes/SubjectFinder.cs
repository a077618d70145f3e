namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Finds the noun phrase that is the subject of a verb of saying: before it, after it, or over an apposition.</summary>
internal static class SubjectFinder
{
    public const int LongestSubject = 16;
    private const int LongestApposition = 60;

    public static readonly (int Start, int End) None = (-1, -1);

    public static (int Start, int End) Find(Strip strip, int verb)
    {
        var at = SkipVerbGroup(strip, verb - 1);

        if (IsInverted(strip, verb, at) && Right(strip, verb + 1, isPhrase: false) is { Start: >= 0 } right)
        {
            return right;
        }

        return Left(strip, at);
    }

    /// <summary>"« ... », a déclaré le maire Jean Petit", "El ministro José García dijo", "O presidente, João Silva, afirmou".</summary>
    /// <param name="verbStart">The auxiliary, where there is one.</param>
    public static (int Start, int End) FindForeign(Strip strip, int verbStart, int verb)
    {
        var at = verbStart - 1;

        if (strip.IsQuotation(at) || (strip.IsMark(at, ',') && strip.IsQuotation(at - 1)))
        {
            return RightForeign(strip, verb + 1);
        }

        var start = at;

        while (strip.IsMark(at, ',') && strip.IsCapitalised(start - 1))
        {
            start--;
        }

        return start < at && strip.IsMark(start - 1, ',') ? (start, at) : Left(strip, at);
    }

    /// <summary>The first item of the narrator's sentence that holds <paramref name="index"/>.</summary>
    public static int FrameStart(Strip strip, int index)
    {
        var first = Math.Max(0, index - Strip.LongestFrame);

        while (index > first && !strip[index - 1].EndsFrame)
        {
            index--;
        }

        return index;
    }

    /// <summary>The subject that ends at <paramref name="at"/>, inclusive.</summary>
    public static (int Start, int End) Left(Strip strip, int at)
    {
        // "resigned from her post and said": the subject is that of the sentence.
        if (!strip.IsInside(at) || strip[at].EndsFrame || strip.IsQuotation(at) || strip.IsAny(at, "and", "or", "but", "then"))
        {
            return None;
        }

        if (strip.IsMark(at, ')'))
        {
            at = Opening(strip, at) - 1;
        }

        if (strip.IsMark(at, ','))
        {
            return SentenceSubject.OverApposition(strip, at);
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
        var canStart = (strip.IsCapitalised(start) && !strip.IsIn(start, FunctionWords.Adverbs)) || (strip.IsWord(start) && char.IsDigit(strip.Span(start)[0]) && strip.IsCapitalised(start + 2)) || strip.IsIn(start, FunctionWords.Determiners) || strip.IsIn(start, FunctionWords.Pronouns) || isPhrase || (strip.IsWord(start) && SpeakerNouns.Contains(strip.Span(start)));

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

    /// <summary>Up to the end of the first name: what follows it in small letters says when or where.</summary>
    private static (int Start, int End) RightForeign(Strip strip, int start)
    {
        var end = start;

        if (!strip.IsCapitalised(start) && !strip.IsIn(start, FunctionWords.ForeignDeterminers))
        {
            return None;
        }

        while (strip.IsWord(end) && end - start < LongestSubject && (end == start || strip.IsCapitalised(end) || !strip.IsCapitalised(end - 1)))
        {
            end++;

            if (strip[end - 1].EndsFrame)
            {
                break;
            }
        }

        return (start, end);
    }

    private static int SkipVerbGroup(Strip strip, int at)
    {
        while (strip.IsInside(at) && !strip[at].EndsFrame && (strip.IsIn(at, FunctionWords.Auxiliaries) || strip.IsIn(at, FunctionWords.Adverbs) || VerbShapes.IsAdverb(strip, at)))
        {
            at--;
        }

        return at;
    }

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

        if (strip.IsAny(verb, "told", "tells"))
        {
            return false;
        }

        var (start, end) = Right(strip, verb + 1, isPhrase: false);
        return start >= 0 && (strip[end - 1].EndsFrame || strip.IsMark(end, ',') || strip.IsMark(end, '.') || strip.IsIn(end, FunctionWords.Prepositions));
    }

    private static bool IsBoundary(Strip strip, int index)
    {
        if (!strip.IsWord(index))
        {
            return !strip.IsMark(index, '-') && !strip.IsMark(index, '.') && !strip.IsMark(index, '&') && !strip.IsMark(index, '/');
        }

        return strip.IsIn(index, FunctionWords.Conjunctions) || VerbShapes.LooksLikeVerb(strip, index) || (strip.Is(index, "and") && (strip.IsIn(index + 1, FunctionWords.Pronouns) || VerbShapes.HasVerbBefore(strip, index)));
    }

    private static bool IsEndOfPhrase(Strip strip, int index, int start)
    {
        if (index == start)
        {
            return false;
        }

        return strip.IsIn(index, FunctionWords.Conjunctions) || (strip.IsIn(index, FunctionWords.Adverbs) && !strip.IsIn(index - 1, FunctionWords.Determiners)) || VerbShapes.LooksLikeVerb(strip, index) || strip.Is(index, "who") || (strip.IsIn(index, FunctionWords.Prepositions) && !strip.IsAny(index, "of", "for", "from", "at", "with"))
            || (strip.IsIn(index, FunctionWords.Pronouns) && !strip.IsCapitalised(index)) || (index > start + 1 && VerbShapes.IsPreterite(strip, index, start));
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
}
