namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The name at the head of a transcript's paragraph, before a colon: in capitals, or as a name where several paragraphs begin so.</summary>
/// <param name="Start">Start of the name.</param>
/// <param name="End">End of the name.</param>
/// <param name="ContentStart">Start of what was said.</param>
internal readonly record struct SpeakerLabel(int Start, int End, int ContentStart)
{
    private const int LongestLabel = 40;
    private const int ShortestLabel = 2;
    private const int LongestName = 4;

    /// <param name="isTranscript">Whether names in small letters are labels too: "Ana Ruiz: I was there."</param>
    public static SpeakerLabel? Read(string text, int start, int end, bool isTranscript)
    {
        var colon = text.AsSpan(start, Math.Min(LongestLabel, Math.Max(0, end - start))).IndexOf(':');

        if (colon < ShortestLabel || !(IsInCapitals(text.AsSpan(start, colon)) || (isTranscript && IsName(text.AsSpan(start, colon)))))
        {
            return null;
        }

        var content = start + colon + 1;

        while (content < end && char.IsWhiteSpace(text[content]))
        {
            content++;
        }

        return content < end ? new SpeakerLabel(start, start + colon, content) : null;
    }

    private static bool IsInCapitals(ReadOnlySpan<char> label)
    {
        foreach (var current in label)
        {
            if (!char.IsUpper(current) && current is not (' ' or '.' or '-' or '\'' or '\u2019'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Up to four words, each with a capital.</summary>
    private static bool IsName(ReadOnlySpan<char> label)
    {
        var words = 0;

        foreach (var range in label.Split(' '))
        {
            var word = label[range];
            words++;

            if (words > LongestName || word.IsEmpty || !char.IsUpper(word[0]))
            {
                return false;
            }
        }

        return true;
    }
}
