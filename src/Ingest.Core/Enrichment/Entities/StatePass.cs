using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>"State of Israel", "Islamic Republic of Iran": the form of state in capitals belongs to the country's name.</summary>
internal static class StatePass
{
    public static void Apply(TokenView tokens, List<EntitySpan> spans, NameMatches matches)
    {
        // Names that stay, moved to the front; each is moved once, and dropped at most once.
        var kept = 0;

        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var first = FormStart(tokens, span, matches);
            var to = kept;

            // What the tagger made of the form itself ("Islamic Republic") goes into the longer name; a name that reaches further stays.
            while (to > 0 && spans[to - 1].FirstToken >= first)
            {
                to--;
            }

            if (first < span.FirstToken && !(to > 0 && spans[to - 1].EndToken > first))
            {
                kept = to;
                span = span with { FirstToken = first };
            }

            spans[kept++] = span;
        }

        spans.RemoveRange(kept, spans.Count - kept);
    }

    /// <summary>Where the country's name begins, its form of state included.</summary>
    private static int FormStart(TokenView tokens, EntitySpan span, NameMatches matches)
    {
        var first = span.FirstToken;

        if (span.Type != EntityType.Location || first < 2 || (matches.Phrase(tokens, first, span.EndToken) & NameKinds.Country) == 0
            || tokens.Word(first - 1) is not "of" || !IsForm(tokens.Word(first - 2)))
        {
            return first;
        }

        first -= 2;

        while (first > 0 && tokens.Word(first - 1) is "Islamic" or "Federal" or "Democratic" or "Hashemite" or "Socialist" or "Bolivarian" or "United")
        {
            first--;
        }

        return first;
    }

    private static bool IsForm(ReadOnlySpan<char> word) => word is "State" or "Republic" or "Kingdom" or "Commonwealth" or "Sultanate" or "Emirate" or "Principality";
}
