using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Links organisations: "World Food Programme (WFP)" both ways round, acronyms to names with those initials, names with and without
/// their company ending, and short forms to the one longer name that begins with them.
/// </summary>
internal static class OrganizationLinker
{
    public static void Link(TokenView tokens, Mention[] mentions, Clusters clusters)
    {
        var organizations = mentions.Where(m => m.Type == EntityType.Organization).ToArray();
        var acronyms = Defined(tokens, organizations);

        foreach (var mention in organizations.Where(m => m.Cluster is null && !IsAcronym(m)))
        {
            clusters.AddTo(mention, string.Join(' ', Stem(mention.Words)!), name: null);
        }

        foreach (var mention in organizations.Where(m => m.Cluster is null))
        {
            var full = acronyms.GetValueOrDefault(mention.Key)?.Cluster ?? ByInitials(mention, organizations);

            if (full is not null)
            {
                full.Add(mention);
            }
        }

        foreach (var mention in organizations.Where(m => m.Cluster is { Mentions.Count: > 0, Name: null } && m.Words.Length <= 2 && !IsAcronym(m)))
        {
            Absorb(mention, organizations);
        }
    }

    /// <summary>What the text itself defines: a name with its acronym in brackets, or an acronym with its name in brackets.</summary>
    private static Dictionary<string, Mention> Defined(TokenView tokens, Mention[] organizations)
    {
        var acronyms = new Dictionary<string, Mention>(StringComparer.Ordinal);

        for (var i = 0; i + 1 < organizations.Length; i++)
        {
            var (left, right) = (organizations[i], organizations[i + 1]);
            var between = left.Span.EndToken;

            if (right.Span.FirstToken != between + 1 || tokens.Word(between) is not "(")
            {
                continue;
            }

            if (IsAcronym(right) && left.Words.Length > 1)
            {
                acronyms.TryAdd(right.Key, left);
            }
            else if (IsAcronym(left) && right.Words.Length > 1)
            {
                acronyms.TryAdd(left.Key, right);
            }
        }

        return acronyms;
    }

    private static bool IsAcronym(Mention mention) => mention.Words.Length == 1 && mention.Surface.Length is >= 2 and <= 8
        && mention.Surface.Count(char.IsUpper) * 3 >= mention.Surface.Length * 2;

    private static Cluster? ByInitials(Mention acronym, Mention[] organizations)
    {
        foreach (var candidate in organizations)
        {
            if (candidate.Words.Length > 1 && candidate.Cluster is not null && HasInitials(candidate.Words, acronym.Key))
            {
                return candidate.Cluster;
            }
        }

        return null;
    }

    /// <summary>The initials, with or without the small words: "Economic Community of West African States", ECOWAS not included.</summary>
    private static bool HasInitials(string[] words, string acronym)
    {
        var all = string.Concat(words.Select(w => w[0]));
        var capital = string.Concat(words.Where(w => w is not ("of" or "the" or "and" or "for" or "in" or "on" or "de" or "&" or "to")).Select(w => w[0]));

        return acronym == all || acronym == capital;
    }

    /// <summary>"Amnesty" belongs to "Amnesty International" where no other longer name begins so.</summary>
    private static void Absorb(Mention mention, Mention[] organizations)
    {
        Cluster? target = null;

        foreach (var other in organizations)
        {
            if (other.Cluster == mention.Cluster || other.Words.Length <= mention.Words.Length || !other.Words.AsSpan().StartsWith(mention.Words))
            {
                continue;
            }

            if (target is not null && target != other.Cluster)
            {
                return;
            }

            target = other.Cluster;
        }

        if (target is not null)
        {
            mention.Cluster!.Mentions.Remove(mention);
            target.Add(mention);
        }
    }

    private static ReadOnlySpan<string> Stem(string[] words)
    {
        var end = words.Length;

        while (end > 1 && Lexicon.IsCompanyEnding(words[end - 1]))
        {
            end--;
        }

        return words.AsSpan(0, end);
    }
}
