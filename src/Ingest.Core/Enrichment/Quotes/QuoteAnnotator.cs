using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>
/// Finds who said what: direct, mixed and indirect quotes with speaker and cue. Reads each paragraph once with its quotations folded;
/// linear in the text's length. Thread-safe. Cues are English; quotation marks are those of all languages.
/// </summary>
public static class QuoteAnnotator
{
    /// <summary>Changes when the same text may get other quotes.</summary>
    public const string Version = "quotes-3";

    /// <summary>One or two may be a heading: "Ana Ruiz: a life".</summary>
    private const int FewestLabels = 3;

    /// <returns>Quotes in reading order, without overlap.</returns>
    public static IReadOnlyList<Quote> Find(AnalyzedText text, IReadOnlyList<Entity> entities)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);

        var resolver = new SpeakerResolver(text.Value, entities);
        var state = new QuoteState { IsTranscript = IsTranscript(text) };
        var sentenceEnds = SentenceEnds(text);
        var quotes = new List<Quote>();
        var token = 0;

        for (var paragraph = 0; paragraph < text.ParagraphStarts.Count; paragraph++)
        {
            var start = text.ParagraphStarts[paragraph];
            var isLast = paragraph + 1 == text.ParagraphStarts.Count;
            var end = isLast ? text.Value.Length : text.ParagraphStarts[paragraph + 1];
            var goesOn = !isLast && QuotationScanner.Opens(text.Value, end);
            var first = token;

            while (token < text.Tokens.Count && text.TokenAt(token).Start < end)
            {
                token++;
            }

            if (token > first)
            {
                var quotations = QuotationScanner.Scan(text.Value, start, text.TokenAt(token - 1).End, goesOn);
                var strip = Strip.Of(text, first, token, sentenceEnds, quotations);

                foreach (var found in new ParagraphQuotes(text.Value, strip, resolver, state).Find())
                {
                    quotes.Add(ToQuote(text.Value, found));
                }
            }
        }

        return quotes;
    }

    private static bool IsTranscript(AnalyzedText text)
    {
        var labels = 0;

        foreach (var start in text.ParagraphStarts)
        {
            labels += SpeakerLabel.Read(text.Value, start, text.Value.Length, isTranscript: true) is null ? 0 : 1;
        }

        return labels >= FewestLabels;
    }

    private static bool[] SentenceEnds(AnalyzedText text)
    {
        var ends = new bool[text.Tokens.Count];

        foreach (var sentence in text.Sentences)
        {
            ends[sentence.EndToken - 1] = true;
        }

        return ends;
    }

    private static Quote ToQuote(string text, FoundQuote found) => new()
    {
        Text = text[found.Start..found.End],
        Type = found.Type,
        Start = found.Start,
        End = found.End,
        Speaker = found.Speaker?.Name,
        SpeakerId = found.Speaker?.EntityId,
        SpeakerStart = found.Speaker is { Start: >= 0 } mention ? mention.Start : null,
        SpeakerEnd = found.Speaker is { Start: >= 0 } beside ? beside.End : null,
        Cue = found.CueText,
    };
}
