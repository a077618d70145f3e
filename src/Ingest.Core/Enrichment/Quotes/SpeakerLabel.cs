namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The name at the head of a transcript's paragraph, in capitals before a colon.</summary>
/// <param name="Start">Start of the name.</param>
/// <param name="End">End of the name.</param>
/// <param name="ContentStart">Start of what was said.</param>
internal readonly record struct SpeakerLabel(int Start, int End, int ContentStart)
{
    private const int LongestLabel = 40;
    private const int ShortestLabel = 2;

    public static SpeakerLabel? Read(string text, int start, int end)
    {
        var colon = text.AsSpan(start, Math.Min(LongestLabel, Math.Max(0, end - start))).IndexOf(':');

        if (colon < ShortestLabel)
        {
            return null;
        }

        foreach (var current in text.AsSpan(start, colon))
        {
            if (!char.IsUpper(current) && current is not (' ' or '.' or '-' or '\'' or '\u2019'))
            {
                return null;
            }
        }

        var content = start + colon + 1;

        while (content < end && char.IsWhiteSpace(text[content]))
        {
            content++;
        }

        return content < end ? new SpeakerLabel(start, start + colon, content) : null;
    }
}
