using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Finds what a person does, where the text says so beside the name: before it ("Pentagon deputy press secretary X") or after it in
/// apposition ("X, the union's treasurer,").
/// </summary>
internal static class RoleFinder
{
    /// <summary>Words of an apposition looked through for a role.</summary>
    private const int Reach = 12;

    public static void Find(TokenView tokens, List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Type == EntityType.Person && mention.Cluster is { Role: null } cluster)
            {
                cluster.Role = Before(tokens, mention.Span.FirstToken, mentions) ?? After(tokens, mention.Span.EndToken);
            }
        }
    }

    private static string? Before(TokenView tokens, int end, List<Mention> mentions)
    {
        var first = end;
        var role = false;

        while (first > 0 && end - first < Reach)
        {
            if (EndingAt(mentions, first) is { } name && name.Type != EntityType.Person)
            {
                first = name.Span.FirstToken;
                continue;
            }

            var word = tokens.Word(first - 1);

            if (Lexicon.IsRole(word) || (role && Lexicon.IsRoleModifier(word)))
            {
                role |= Lexicon.IsRole(word);
                first--;
            }
            else if (role && (word is "'s" or "’s" || (word is "-" && first >= 2 && Lexicon.IsRole(tokens.Word(first)))) && EndingAt(mentions, first - 1) is not null)
            {
                first--;
            }
            else
            {
                break;
            }
        }

        return role ? tokens.Surface(first, end).Trim() : null;
    }

    /// <summary>Mentions stand in the text's order and do not overlap.</summary>
    private static Mention? EndingAt(List<Mention> mentions, int token)
    {
        int low = 0, high = mentions.Count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Span.EndToken < token ? (middle + 1, high) : (low, middle);
        }

        return low < mentions.Count && mentions[low].Span.EndToken == token ? mentions[low] : null;
    }

    private static string? After(TokenView tokens, int start)
    {
        if (start + 1 >= tokens.Count || tokens.Word(start) is not ",")
        {
            return null;
        }

        var first = start + 1;

        if (tokens.Word(first) is "the" or "a" or "an")
        {
            first++;
        }

        var role = false;

        for (var i = first; i < tokens.Count && i < first + Reach; i++)
        {
            var word = tokens.Word(i);

            if (word is "," or "." or ";" or "who" or "said" or "and" or "(")
            {
                return role && i > first ? tokens.Surface(first, i) : null;
            }

            if (word is "\"" or "“" or "”" or "is" or "was" or "told" or "he" or "she")
            {
                return null;
            }

            role |= Lexicon.IsRole(word);
        }

        return null;
    }
}
