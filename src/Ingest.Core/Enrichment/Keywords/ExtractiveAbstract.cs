using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Keywords;

/// <summary>
/// A short abstract out of the text's own sentences, for articles whose source gives none. News tells the most important first, so that
/// the lead is a strong baseline; a later sentence joins where it holds more of the key phrases.
/// </summary>
public static class ExtractiveAbstract
{
    /// <summary>UTF-16 code units; about two sentences of news.</summary>
    private const int Longest = 320;

    private const int ShortestSentence = 40;

    /// <summary>Sentences that are looked at; the rest of a long text does not lead.</summary>
    private const int Reach = 12;

    /// <returns>One or two sentences in the order of the text, or null where the text has no sentence of fitting length.</returns>
    public static string? Of(AnalyzedText text, IReadOnlyList<string> keyPhrases)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(keyPhrases);

        ReadOnlySpan<char> lead = [];
        ReadOnlySpan<char> second = [];
        var best = 0;

        for (var i = 0; i < Math.Min(Reach, text.Sentences.Count); i++)
        {
            var sentence = text.Value.AsSpan()[text.TokenAt(text.Sentences[i].FirstToken).Start..text.TokenAt(text.Sentences[i].EndToken - 1).End];

            if (sentence.Length is < ShortestSentence or > Longest || sentence[^1] is not ('.' or '!' or '?' or '"' or '\u201D' or '\u3002'))
            {
                continue;
            }

            if (lead.IsEmpty)
            {
                lead = sentence;
                continue;
            }

            // Earlier sentences win ties.
            var score = NewPhrases(keyPhrases, sentence, lead);

            if (score > best && lead.Length + 1 + sentence.Length <= Longest)
            {
                second = sentence;
                best = score;
            }
        }

        return lead.IsEmpty ? null : second.IsEmpty ? lead.ToString() : $"{lead} {second}";
    }

    /// <summary>How many of the phrases the sentence has and the lead has not.</summary>
    private static int NewPhrases(IReadOnlyList<string> keyPhrases, ReadOnlySpan<char> sentence, ReadOnlySpan<char> lead)
    {
        var count = 0;

        foreach (var phrase in keyPhrases)
        {
            count += sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase) && !lead.Contains(phrase, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }
}
