namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Guesses verbs and adverbs by their form: enough to see where a subject ends, without a part-of-speech tagger.</summary>
internal static class VerbShapes
{
    public static bool IsPreterite(Strip strip, int index, int start) =>
        index > start && !strip.IsCapitalised(index) && strip.Span(index) is { Length: > 4 } word && word.EndsWith("ed", StringComparison.Ordinal);

    public static bool IsAdverb(Strip strip, int at) =>
        strip.IsWord(at) && !strip.IsCapitalised(at) && strip.Span(at) is { Length: > 4 } word && word.EndsWith("ly", StringComparison.Ordinal) && !word.Equals("family", StringComparison.Ordinal);

    public static bool LooksLikeVerb(Strip strip, int index)
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

    public static bool HasVerbBefore(Strip strip, int index)
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
}
