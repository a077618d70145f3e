using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Links people: equal names, names with a middle part or initial more or less, then single names to the full name mentioned last before them
/// that ends (or, in the family-name-first order, begins) with that name.
/// </summary>
internal static class PersonLinker
{
    public static void Link(Mention[] mentions, Clusters clusters)
    {
        var full = new List<Cluster>();

        foreach (var mention in mentions.Where(m => m.Type == EntityType.Person && m.Words.Length > 1))
        {
            var same = full.Find(c => IsSamePerson(c.Words, mention.Words));

            if (same is null)
            {
                full.Add(clusters.AddTo(mention, mention.Key, name: null));
            }
            else
            {
                same.Add(mention);

                if (mention.Words.Length > same.Words.Length)
                {
                    same.Words = mention.Words;
                }
            }
        }

        foreach (var mention in mentions.Where(m => m.Type == EntityType.Person && m.Words.Length == 1))
        {
            Resolve(mention, full)?.Add(mention);
        }
    }

    private static Cluster? Resolve(Mention mention, List<Cluster> full)
    {
        var word = mention.Words[0];

        return Nearest(mention, full.FindAll(c => LastName(c.Words) == word))
            ?? Nearest(mention, full.FindAll(c => c.Words[0] == word))
            ?? Nearest(mention, full.FindAll(c => c.Words.Contains(word)));
    }

    /// <summary>The person named last before the mention; in a headline, where nobody was named before, the first one after it.</summary>
    private static Cluster? Nearest(Mention mention, List<Cluster> candidates)
    {
        if (candidates.Count <= 1)
        {
            return candidates.Count == 0 ? null : candidates[0];
        }

        var position = mention.Span.FirstToken;

        return candidates.MaxBy(c =>
        {
            var before = c.Mentions.Where(m => m.Span.FirstToken < position).Select(m => m.Span.FirstToken).DefaultIfEmpty(-1).Max();
            return before >= 0 ? before : -c.Mentions[0].Span.FirstToken - 1;
        });
    }

    private static string LastName(string[] words) => words[^1] is "jr" or "sr" or "ii" or "iii" or "iv" && words.Length > 2 ? words[^2] : words[^1];

    /// <summary>"Sabrina A. Singh" and "Sabrina Singh", "J. Okoro" and "James Okoro", "Kusae Edu" and "Nana Kusae Edu II".</summary>
    private static bool IsSamePerson(string[] a, string[] b)
    {
        if (a.AsSpan().SequenceEqual(b))
        {
            return true;
        }

        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);

        if (longer.Length > shorter.Length && Contains(longer, shorter))
        {
            return true;
        }

        return LastName(longer) == LastName(shorter) && FirstNamesAgree(longer[0], shorter[0])
            && (longer.Length == 2 || shorter.Length == 2 || longer.Length != shorter.Length);
    }

    private static bool FirstNamesAgree(string a, string b) =>
        a == b || (a.Length == 1 && b.StartsWith(a, StringComparison.Ordinal)) || (b.Length == 1 && a.StartsWith(b, StringComparison.Ordinal));

    private static bool Contains(string[] longer, string[] shorter)
    {
        for (var i = 0; i + shorter.Length <= longer.Length; i++)
        {
            if (longer.AsSpan(i, shorter.Length).SequenceEqual(shorter))
            {
                return true;
            }
        }

        return false;
    }
}
