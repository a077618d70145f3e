using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>A single word that the tagger took for something else, but that ends the full name of a person of the same text, is that person.</summary>
internal static class SurnamePass
{
    public static void Apply(TokenView tokens, List<EntitySpan> spans, NameMatches matches)
    {
        var surnames = new HashSet<ulong>();

        foreach (var span in spans)
        {
            if (span.Type == EntityType.Person && span.Length > 1)
            {
                surnames.Add(tokens.Hash(span.EndToken - 1));
            }
        }

        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];

            if (span.Type != EntityType.Person && span.Length == 1 && surnames.Contains(tokens.Hash(span.FirstToken))
                && (matches.Word(tokens, span.FirstToken) & (NameKinds.Country | NameKinds.Nationality | NameKinds.City | NameKinds.Region)) == 0)
            {
                spans[i] = span with { Type = EntityType.Person };
            }
        }
    }
}
