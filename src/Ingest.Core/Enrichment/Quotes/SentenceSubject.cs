namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Subjects that stand away from their verb: at the head of the sentence, or before an apposition.</summary>
internal static class SentenceSubject
{
    private const int LongestApposition = 60;
    private const int LongestWithSubject = 6;
    private const int LongestDateline = 12;

    /// <summary>The subject of the sentence: "Smith" of "Smith laughed and said".</summary>
    public static (int Start, int End) OfFrame(Strip strip, int verb)
    {
        var start = PastDateline(strip, SubjectFinder.FrameStart(strip, verb), verb);

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

        while (end < verb && strip.IsWord(end) && !VerbShapes.LooksLikeVerb(strip, end) && !VerbShapes.IsPreterite(strip, end, start) && !strip.IsIn(end, FunctionWords.Conjunctions))
        {
            end++;
        }

        while (end > start + 1 && (VerbShapes.IsAdverb(strip, end - 1) || strip.IsIn(end - 1, FunctionWords.Adverbs)))
        {
            end--;
        }

        return end > start && end <= verb && end - start <= SubjectFinder.LongestSubject && !strip.IsIn(start, FunctionWords.Prepositions) ? (start, end) : SubjectFinder.None;
    }

    /// <summary>"..., with Smith reportedly yelling": the subject of a participle of its own.</summary>
    public static (int Start, int End) OfWith(Strip strip, int participle)
    {
        var end = participle;

        while (strip.IsIn(end - 1, FunctionWords.Adverbs) || VerbShapes.IsAdverb(strip, end - 1))
        {
            end--;
        }

        var start = end;

        while (start > 0 && end - start <= LongestWithSubject && strip.IsWord(start - 1) && !strip[start - 1].EndsFrame && !strip.Is(start - 1, "with"))
        {
            start--;
        }

        return start < end && strip.Is(start - 1, "with") && (strip.IsCapitalised(start) || strip.IsIn(start, FunctionWords.Determiners) || strip.Is(start, "one")) ? (start, end) : SubjectFinder.None;
    }

    /// <summary>"Smith, who runs the port, said": the segment before the first comma of the sentence, past an opening adverbial.</summary>
    public static (int Start, int End) OverApposition(Strip strip, int comma)
    {
        var start = SubjectFinder.FrameStart(strip, comma);

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
            return SubjectFinder.None;
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
                return end - start <= SubjectFinder.LongestSubject ? (start, end) : SubjectFinder.Left(strip, end - 1);
            }

            start = end + 1;
        }

        return SubjectFinder.None;
    }

    /// <summary>Behind "OSLO, March 3 (Agency) - ", whose place is no subject.</summary>
    private static int PastDateline(Strip strip, int start, int verb)
    {
        if (!strip.IsWord(start) || strip.Span(start).Length < 3 || strip.Span(start).ContainsAnyInRange('a', 'z'))
        {
            return start;
        }

        for (var i = start + 1; i < Math.Min(verb, start + LongestDateline); i++)
        {
            if (strip.IsMark(i, '\u2014') || strip.IsMark(i, '\u2013') || strip.IsMark(i, '-'))
            {
                return i + 1;
            }
        }

        return start;
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
}
