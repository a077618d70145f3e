namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Tells speech from titles and scare quotes where no cue does.</summary>
internal static class UncuedQuotation
{
    /// <summary>A quotation without a cue is speech from this many words on, or where it ends like a sentence.</summary>
    private const int WordsOfSpeech = 8;

    private const int FewestWordsOfSpeech = 4;

    /// <summary>Whether a quotation without a cue is speech, and no title or scare quote: by its length, or by ending like a sentence.</summary>
    public static bool IsSpeech(string text, QuotedSpan span)
    {
        var words = 0;
        var inWord = false;

        for (var i = span.InnerStart; i < span.InnerEnd; i++)
        {
            var isLetter = char.IsLetterOrDigit(text[i]) || text[i] is '\'' or '\u2019' or '-';
            words += isLetter && (!inWord || text[i] is >= '\u3040' and <= '\u9FFF') ? 1 : 0;
            inWord = isLetter;
        }

        var endsLikeSentence = text[span.InnerEnd - 1] is '.' or ',' or '!' or '?' or '\u2026' or '\uFF0C' or '\u3002' || (span.End < text.Length && text[span.End] is ',' or '.' && char.IsUpper(text[span.InnerStart]));
        return words >= WordsOfSpeech || (words >= FewestWordsOfSpeech && endsLikeSentence);
    }

    /// <summary>Whether nothing but quotations stands in the paragraph.</summary>
    public static bool IsAllOf(Strip strip)
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
}
