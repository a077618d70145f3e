using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Finds amounts of money, percentages, counts and measures. One pass over the tokens: linear, thread-safe. Units and number words are English; figures follow the text's language.</summary>
public static class QuantityAnnotator
{
    /// <summary>Changes when the same text may get other quantities.</summary>
    public const string Version = "quantities-1";

    /// <summary>Languages that write 1.250,5; English, Chinese, Japanese and an unknown language write 1,250.5.</summary>
    private static readonly WordSet DecimalComma = new("de fr es it pt nl sv da nb nn no pl cs ru uk fi tr el hu ro bg hr sk sl id vi");

    /// <param name="text">The analysed body.</param>
    /// <param name="dates">The dates of the same text, in order: their figures count nothing.</param>
    /// <returns>Quantities in reading order, without overlap.</returns>
    public static IReadOnlyList<Quantity> Find(AnalyzedText text, IReadOnlyList<DateMention> dates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(dates);

        var words = new TokenWords(text);
        var reader = new QuantityReader(words, HasDecimalComma(text.Language));
        var found = new List<Quantity>();
        var date = 0;

        for (var index = 0; index < words.Count;)
        {
            while (date < dates.Count && dates[date].End <= words.Token(index).Start)
            {
                date++;
            }

            if (date < dates.Count && dates[date].Start < words.Token(index).End)
            {
                index++;
            }
            else if (reader.Read(index) is { } span && (date >= dates.Count || words.Token(span.End - 1).End <= dates[date].Start))
            {
                found.Add(ToQuantity(text.Value, words, span));
                index = span.End;
            }
            else
            {
                index++;
            }
        }

        return found;
    }

    private static bool HasDecimalComma(string? language) => language is { Length: >= 2 } tag && DecimalComma.Contains(tag.AsSpan(0, 2));

    private static Quantity ToQuantity(string text, TokenWords words, QuantitySpan span)
    {
        var start = words.Token(span.First).Start;
        var end = words.Token(span.End - 1).End;
        var hedge = HedgeReader.Before(words, span.First);
        return new Quantity
        {
            Text = text[start..end],
            Kind = span.Kind,
            Value = span.Value,
            Unit = span.Unit,
            Hedge = hedge < 0 ? null : text[words.Token(hedge).Start..words.Token(span.First - 1).End],
            Start = start,
            End = end,
        };
    }
}
