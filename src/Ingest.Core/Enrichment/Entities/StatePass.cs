using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>"State of Israel", "Islamic Republic of Iran": the form of state in capitals belongs to the country's name.</summary>
internal static class StatePass
{
    public static void Apply(TokenView tokens, List<EntitySpan> spans, NameMatches matches)
    {
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            var span = spans[i];
            var first = span.FirstToken;

            if (span.Type != EntityType.Location || first < 2 || (matches.Phrase(tokens, first, span.EndToken) & NameKinds.Country) == 0
                || tokens.Word(first - 1) is not "of" || !IsForm(tokens.Word(first - 2)))
            {
                continue;
            }

            first -= 2;

            while (first > 0 && tokens.Word(first - 1) is "Islamic" or "Federal" or "Democratic" or "Hashemite" or "Socialist" or "Bolivarian" or "United")
            {
                first--;
            }

            // What the tagger made of the form itself ("Islamic Republic") goes into the longer name; a name that reaches further stays.
            var swallowed = i;

            while (swallowed > 0 && spans[swallowed - 1].FirstToken >= first)
            {
                swallowed--;
            }

            if (swallowed > 0 && spans[swallowed - 1].EndToken > first)
            {
                continue;
            }

            spans[i] = span with { FirstToken = first };

            if (swallowed < i)
            {
                spans.RemoveRange(swallowed, i - swallowed);
                i = swallowed;
            }
        }
    }

    private static bool IsForm(ReadOnlySpan<char> word) => word is "State" or "Republic" or "Kingdom" or "Commonwealth" or "Sultanate" or "Emirate" or "Principality";
}
