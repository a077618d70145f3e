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

    public static void Find(TokenView tokens, Mention[] mentions)
    {
        var inside = new Dictionary<int, Mention>();

        foreach (var mention in mentions)
        {
            inside[mention.Span.EndToken] = mention;
        }

        foreach (var mention in mentions.Where(m => m.Type == EntityType.Person && m.Cluster is { Role: null }))
        {
            mention.Cluster!.Role = Before(tokens, mention.Span.FirstToken, inside) ?? After(tokens, mention.Span.EndToken);
        }
    }

    private static string? Before(TokenView tokens, int end, Dictionary<int, Mention> names)
    {
        var first = end;
        var role = false;

        while (first > 0 && end - first < Reach)
        {
            if (names.TryGetValue(first, out var name) && name.Type != EntityType.Person)
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
            else if (role && (word is "'s" or "’s" || (word is "-" && first >= 2 && Lexicon.IsRole(tokens.Word(first)))) && names.ContainsKey(first - 1))
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
