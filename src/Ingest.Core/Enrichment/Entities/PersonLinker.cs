using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Links people: equal names, names with a middle part or initial more or less, then single names to the full name mentioned last before them
/// that ends (or, in the family-name-first order, begins) with that name.
/// </summary>
internal sealed class PersonLinker
{
    /// <summary>People of one text that are looked at for one word; keeps a list of thousands of Johns linear.</summary>
    private const int MostCandidates = 16;

    private readonly Dictionary<string, List<Cluster>> _byWord = new(StringComparer.Ordinal);
    private readonly Clusters _clusters;

    private PersonLinker(Clusters clusters) => _clusters = clusters;

    public static void Link(List<Mention> mentions, Clusters clusters)
    {
        var linker = new PersonLinker(clusters);

        foreach (var mention in mentions)
        {
            if (mention.Type == EntityType.Person && mention.Words.Length > 1)
            {
                linker.AddFullName(mention);
            }
        }

        foreach (var mention in mentions)
        {
            if (mention.Type == EntityType.Person && mention.Words.Length == 1)
            {
                linker.Resolve(mention)?.Add(mention);
            }
        }
    }

    private void AddFullName(Mention mention)
    {
        var same = _clusters.Find(EntityType.Person, mention.Key) ?? SamePerson(mention.Words);

        if (same is not null)
        {
            same.Add(mention);
            same.FullNameStarts.Add(mention.Span.FirstToken);
            same.Words = mention.Words.Length > same.Words.Length ? mention.Words : same.Words;
        }
        else
        {
            same = _clusters.AddTo(mention, mention.Key, name: null);
            same.FullNameStarts.Add(mention.Span.FirstToken);
        }

        foreach (var word in mention.Words)
        {
            if (!_byWord.TryGetValue(word, out var clusters))
            {
                _byWord[word] = clusters = new List<Cluster>(1);
            }

            if (clusters.Count < MostCandidates && !clusters.Contains(same))
            {
                clusters.Add(same);
            }
        }
    }

    private Cluster? Resolve(Mention mention)
    {
        var word = mention.Words[0];

        return !_byWord.TryGetValue(word, out var candidates) ? null
            : Nearest(mention, candidates, word, static (words, word) => LastName(words) == word)
                ?? Nearest(mention, candidates, word, static (words, word) => words[0] == word)
                ?? Nearest(mention, candidates, word, static (_, _) => true);
    }

    private Cluster? SamePerson(string[] words)
    {
        if (_byWord.TryGetValue(LastName(words), out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (IsSamePerson(candidate.Words, words))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>The person named last before the mention; in a headline, where nobody was named before, the first one after it.</summary>
    private static Cluster? Nearest(Mention mention, List<Cluster> candidates, string word, Func<string[], string, bool> fits)
    {
        Cluster? nearest = null;
        var best = 0;

        foreach (var candidate in candidates)
        {
            if (!fits(candidate.Words, word))
            {
                continue;
            }

            var place = candidate.LastFullNameBefore(mention.Span.FirstToken) is var before and >= 0 ? before : -candidate.FullNameStarts[0] - 1;

            (nearest, best) = nearest is null || place > best ? (candidate, place) : (nearest, best);
        }

        return nearest;
    }

    private static string LastName(string[] words) => words[^1] is "jr" or "sr" or "ii" or "iii" or "iv" && words.Length > 2 ? words[^2] : words[^1];

    /// <summary>"Sabrina A. Singh" and "Sabrina Singh", "J. Okoro" and "James Okoro", "Kusae Edu" and "Nana Kusae Edu".</summary>
    private static bool IsSamePerson(string[] a, string[] b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);

        if (longer.Length > shorter.Length && longer.AsSpan().IndexOf(shorter) >= 0)
        {
            return true;
        }

        return LastName(longer) == LastName(shorter) && FirstNamesAgree(longer[0], shorter[0])
            && (shorter.Length == 2 || longer.Length != shorter.Length);
    }

    private static bool FirstNamesAgree(string a, string b) =>
        a == b || (a.Length == 1 && b.StartsWith(a, StringComparison.Ordinal)) || (b.Length == 1 && a.StartsWith(b, StringComparison.Ordinal));
}
