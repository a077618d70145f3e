using Ingest.Core.Enrichment.Text;

namespace Ingest.Language;

/// <summary>Cuts a text into parts that the service takes as one document each: between sentences, inside a sentence only where it is too long.</summary>
internal static class TextParts
{
    /// <summary>The service counts text elements, of which there are never more than UTF-16 code units. Limit of the synchronous request.</summary>
    public const int MaxLength = 5_120;

    /// <summary>Documents of one synchronous request for entities.</summary>
    public const int MaxDocuments = 5;

    /// <summary>Parts in order: start and end (exclusive) in UTF-16 code units. White space between them is left out.</summary>
    public static List<(int Start, int End)> Of(AnalyzedText text)
    {
        var parts = new List<(int Start, int End)>();
        var (start, end) = (-1, -1);

        foreach (var sentence in text.Sentences)
        {
            var first = text.Tokens[sentence.FirstToken].Start;
            var last = text.Tokens[sentence.EndToken - 1].End;

            if (start >= 0 && last - start <= MaxLength)
            {
                end = last;
                continue;
            }

            if (start >= 0)
            {
                parts.Add((start, end));
            }

            (start, end) = (Cut(text.Value, first, last, parts), last);
        }

        if (start >= 0)
        {
            parts.Add((start, end));
        }

        return parts;
    }

    /// <summary>Adds parts of full length until the rest fits, and gives the start of the rest.</summary>
    private static int Cut(string value, int start, int end, List<(int Start, int End)> parts)
    {
        while (end - start > MaxLength)
        {
            var cut = value.LastIndexOfAny([' ', '\t', '\n', '\u00A0'], start + MaxLength - 1, MaxLength / 2);

            // No space in half a part: not text. Never between the halves of a surrogate pair.
            cut = cut > start ? cut : start + MaxLength;
            cut -= char.IsLowSurrogate(value[cut]) && char.IsHighSurrogate(value[cut - 1]) ? 1 : 0;
            parts.Add((start, cut));
            start = cut;
        }

        return start;
    }
}
