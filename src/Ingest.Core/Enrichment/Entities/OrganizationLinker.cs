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
            clusters.AddTo(mention, string.Join(' ', Stem(mention.Words)), name: null);
        }

        var byInitials = ByInitials(organizations);

        foreach (var mention in organizations.Where(m => m.Cluster is null))
        {
            (acronyms.GetValueOrDefault(mention.Key)?.Cluster ?? byInitials.GetValueOrDefault(mention.Key))?.Add(mention);
        }

        AbsorbShortForms(organizations);
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

    /// <summary>Names by their initials, with and without the small words; the first name wins.</summary>
    private static Dictionary<string, Cluster> ByInitials(Mention[] organizations)
    {
        var initials = new Dictionary<string, Cluster>(StringComparer.Ordinal);

        foreach (var mention in organizations.Where(m => m.Words.Length > 1 && m.Cluster is not null))
        {
            initials.TryAdd(string.Concat(mention.Words.Select(w => w[0])), mention.Cluster!);
            initials.TryAdd(string.Concat(mention.Words.Where(w => !IsSmall(w)).Select(w => w[0])), mention.Cluster!);
        }

        return initials;
    }

    private static bool IsSmall(string word) => word is "of" or "the" or "and" or "for" or "in" or "on" or "de" or "&" or "to";

    /// <summary>"Amnesty" belongs to "Amnesty International" where no other longer name of the text begins so.</summary>
    private static void AbsorbShortForms(Mention[] organizations)
    {
        var longer = new Dictionary<string, Cluster?>(StringComparer.Ordinal);

        foreach (var mention in organizations.Where(m => m.Words.Length > 1 && m.Cluster is not null))
        {
            for (var length = 1; length <= 2 && length < mention.Words.Length; length++)
            {
                var beginning = string.Join(' ', mention.Words[..length]);

                // Two longer names with one beginning: it is neither's short form.
                longer[beginning] = longer.TryGetValue(beginning, out var other) && other != mention.Cluster ? null : mention.Cluster;
            }
        }

        foreach (var mention in organizations.Where(m => m.Words.Length <= 2 && m.Cluster is { Name: null } && !IsAcronym(m)))
        {
            if (longer.GetValueOrDefault(mention.Key) is { } cluster && cluster != mention.Cluster)
            {
                cluster.Add(mention);
            }
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
