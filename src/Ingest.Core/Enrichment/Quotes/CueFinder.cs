namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Finds the verbs of saying outside quotation marks, and what stands as their subject.</summary>
internal static class CueFinder
{
    public static List<Cue> Find(Strip strip)
    {
        var cues = new List<Cue>();

        for (var index = 0; index < strip.Count; index++)
        {
            if (strip.IsQuotation(index))
            {
                continue;
            }

            if (strip.Is(index, "according") && strip.Is(index + 1, "to"))
            {
                var (start, end) = SubjectFinder.Right(strip, index + 2, isPhrase: true);
                cues.Add(new Cue { Verb = index, VerbStart = index, VerbEnd = index + 2, Kind = new SpeechVerb(SpeechVerbKind.Say, false, false), SubjectStart = start, SubjectEnd = end, IsAccordingTo = true });
            }
            else if (strip.Quotations.Count > 0 && strip.IsIn(index, FunctionWords.ForeignAccordingTo) && strip.IsCapitalised(index + 1))
            {
                var (start, end) = SubjectFinder.Right(strip, index + 1, isPhrase: true);
                cues.Add(new Cue { Verb = index, VerbStart = index, VerbEnd = index + 1, Kind = new SpeechVerb(SpeechVerbKind.Quote, false, false, IsForeign: true), SubjectStart = start, SubjectEnd = end, IsAccordingTo = true });
            }
            else if (VerbAt(strip, index) is { Kind: not SpeechVerbKind.None } verb && Read(strip, index, verb, cues) is { } cue)
            {
                cues.Add(cue);
            }
        }

        return cues;
    }

    /// <summary>"shot back", "fired back", "hit back" report speech; without "back" these verbs do not.</summary>
    private static SpeechVerb VerbAt(Strip strip, int index) =>
        strip.Is(index + 1, "back") && strip.IsAny(index, "shot", "shoots", "fired", "fires", "hit", "hits") ? new SpeechVerb(SpeechVerbKind.Quote, false, false) : SpeechVerbs.Find(strip.Span(index));

    private static Cue? Read(Strip strip, int index, SpeechVerb verb, List<Cue> before)
    {
        // A name ("Read said"), or half of a compound ("open-carry").
        var isName = strip.IsCapitalised(index) && index > SubjectFinder.FrameStart(strip, index) && SpeechVerbs.Find(strip.Span(index + 1)).Kind != SpeechVerbKind.None;

        var verbStart = verb.IsForeign && strip.IsIn(index - 1, FunctionWords.ForeignAuxiliaries) ? index - 1 : index;

        if (isName || strip.IsMark(index + 1, '-') || (verbStart == index && IsNoun(strip, index)) || (verb.IsAmbiguous && !IsVerbHere(strip, index)) || IsPassive(strip, index))
        {
            return null;
        }

        // "With leaders worried about it, Smith ...": an aside, whose verb reports nothing.
        var aside = SentenceSubject.OfWith(strip, index);

        if (aside.Start > 0 && !verb.IsParticiple && strip.IsCapitalised(aside.Start - 1) && aside.Start - 1 == SubjectFinder.FrameStart(strip, index))
        {
            return null;
        }

        var (start, end) = verb.IsParticiple ? aside : verb.IsForeign ? SubjectFinder.FindForeign(strip, verbStart, index) : SubjectFinder.Find(strip, index);

        // "Smith laughed and said", "he said, adding": the subject stands before.
        if (start < 0 && (verb.IsParticiple || !IsAfterQuotation(strip, index)))
        {
            var last = before.Count > 0 && SubjectFinder.FrameStart(strip, index) <= before[^1].Verb ? before[^1] : null;
            (start, end) = last is { HasSubject: true, Kind.Kind: SpeechVerbKind.Say } && !strip.Is(last.SubjectStart, "who") ? (last.SubjectStart, last.SubjectEnd) : SentenceSubject.OfFrame(strip, index);
        }

        if (start >= 0 && start < index && strip.IsCapitalised(index) && !verb.IsParticiple)
        {
            return null;
        }

        return new Cue { Verb = index, VerbStart = verbStart, VerbEnd = index + 1, Kind = verb, SubjectStart = start, SubjectEnd = end };
    }

    private static bool IsNoun(Strip strip, int index) =>
        strip.IsIn(index - 1, FunctionWords.Determiners) || strip.IsAny(index - 1, "of", "'s", "’s", "former", "new", "recent", "such")
        || (strip.IsAny(index - 1, "media", "news") && !strip.IsCapitalised(index - 1)) || strip.IsMark(index - 1, '-');

    private static bool IsVerbHere(Strip strip, int index) =>
        strip.IsIn(index - 1, FunctionWords.Pronouns) || (strip.IsCapitalised(index - 1) && AgreesWithName(strip.Span(index))) || IsNearQuotation(strip, index) || strip.IsQuotation(index - 1) || strip.IsMark(index - 1, ',')
        || strip.Is(index + 1, "that") || strip.IsIn(index - 1, FunctionWords.Adverbs) || strip.IsAny(index - 1, "report", "study", "poll", "survey", "statement", "letter", "sign", "has", "have", "had");

    /// <summary>"Smith claims", "Smith read", but not "a Facebook post".</summary>
    private static bool AgreesWithName(ReadOnlySpan<char> verb) => verb[^1] is 's' or 'd' or 't' && !verb.Equals("post", StringComparison.OrdinalIgnoreCase);

    /// <summary>"...," the document states.</summary>
    private static bool IsNearQuotation(Strip strip, int index) => strip.IsQuotation(index - 3) && strip.IsIn(index - 2, FunctionWords.Determiners);

    /// <summary>"was told", "is called", "were asked": somebody else speaks.</summary>
    private static bool IsPassive(Strip strip, int index)
    {
        var at = index - 1;

        while (strip.IsIn(at, FunctionWords.Adverbs) || strip.IsAny(at, "not", "n't", "n’t"))
        {
            at--;
        }

        return strip.IsAny(at, "was", "is", "were", "are", "been", "be", "being") && !strip.Span(index).EndsWith("ing", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAfterQuotation(Strip strip, int index) => strip.IsQuotation(index - 1) || (strip.IsMark(index - 1, ',') && strip.IsQuotation(index - 2));
}
