using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>"Macy's", "Standard &amp; Poor's": the ending belongs to the name where the list has it so, unless the text knows a person of that surname.</summary>
internal static class PossessiveNamePass
{
    public static void Apply(TokenView tokens, List<EntitySpan> spans, NameMatches matches)
    {
        HashSet<ulong>? surnames = null;

        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var end = span.EndToken;

            if (span.Type == EntityType.Miscellaneous || end >= tokens.Count || tokens.Word(end) is not ("'s" or "’s")
                || (matches.Phrase(tokens, span.FirstToken, end + 1) & NameKinds.Organization) == 0)
            {
                continue;
            }

            surnames ??= Surnames(tokens, spans);

            if (!surnames.Contains(tokens.Hash(end - 1)))
            {
                spans[i] = new EntitySpan(span.FirstToken, end + 1, EntityType.Organization);
            }
        }
    }

    private static HashSet<ulong> Surnames(TokenView tokens, List<EntitySpan> spans)
    {
        var surnames = new HashSet<ulong>();

        foreach (var span in spans)
        {
            if (span.Type == EntityType.Person && span.Length > 1)
            {
                surnames.Add(tokens.Hash(span.EndToken - 1));
            }
        }

        return surnames;
    }
}
