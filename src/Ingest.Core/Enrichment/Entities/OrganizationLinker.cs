using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Links organisations: "World Food Programme (WFP)" both ways round, acronyms to names with those initials, names with and without
/// their company ending, and short forms to the one longer name that begins with them.
/// </summary>
internal static class OrganizationLinker
{
    /// <summary>Longer names are nobody's acronym.</summary>
    private const int MostInitials = 64;

    public static void Link(TokenView tokens, List<Mention> mentions, Clusters clusters)
    {
        var organizations = mentions.FindAll(static m => m.Type == EntityType.Organization);
        var undecided = false;

        foreach (var mention in organizations)
        {
            if (mention.Cluster is null && !mention.IsAcronym)
            {
                clusters.AddTo(mention, Stem(mention), name: null);
            }

            undecided |= mention.Cluster is null;
        }

        if (undecided)
        {
            LinkAcronyms(tokens, organizations);
        }

        AbsorbShortForms(organizations);
    }

    private static void LinkAcronyms(TokenView tokens, List<Mention> organizations)
    {
        var acronyms = Defined(tokens, organizations);
        var byInitials = ByInitials(organizations);

        foreach (var mention in organizations)
        {
            if (mention.Cluster is null)
            {
                (acronyms.GetValueOrDefault(mention.Key)?.Cluster ?? byInitials.GetValueOrDefault(mention.Key))?.Add(mention);
            }
        }
    }

    /// <summary>What the text itself defines: a name with its acronym in brackets, or an acronym with its name in brackets.</summary>
    private static Dictionary<string, Mention> Defined(TokenView tokens, List<Mention> organizations)
    {
        var acronyms = new Dictionary<string, Mention>(StringComparer.Ordinal);

        for (var i = 0; i + 1 < organizations.Count; i++)
        {
            var (left, right) = (organizations[i], organizations[i + 1]);
            var between = left.Span.EndToken;

            if (right.Span.FirstToken != between + 1 || tokens.Word(between) is not "(")
            {
                continue;
            }

            if (right.IsAcronym && left.Words.Length > 1)
            {
                acronyms.TryAdd(right.Key, left);
            }
            else if (left.IsAcronym && right.Words.Length > 1)
            {
                acronyms.TryAdd(left.Key, right);
            }
        }

        return acronyms;
    }

    /// <summary>Names by their initials, with and without the small words; the first name wins.</summary>
    private static Dictionary<string, Cluster> ByInitials(List<Mention> organizations)
    {
        var initials = new Dictionary<string, Cluster>(StringComparer.Ordinal);
        var lookup = initials.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> letters = stackalloc char[MostInitials];

        foreach (var mention in organizations)
        {
            if (mention.Words.Length is > 1 and <= MostInitials && mention.Cluster is { } cluster)
            {
                lookup.TryAdd(Initials(mention.Words, letters, all: true), cluster);
                lookup.TryAdd(Initials(mention.Words, letters, all: false), cluster);
            }
        }

        return initials;
    }

    private static ReadOnlySpan<char> Initials(string[] words, Span<char> letters, bool all)
    {
        var count = 0;

        foreach (var word in words)
        {
            if (all || !IsSmall(word))
            {
                letters[count++] = word[0];
            }
        }

        return letters[..count];
    }

    private static bool IsSmall(string word) => word is "of" or "the" or "and" or "for" or "in" or "on" or "de" or "&" or "to";

    /// <summary>"Amnesty" belongs to "Amnesty International" where no other longer name of the text begins so.</summary>
    private static void AbsorbShortForms(List<Mention> organizations)
    {
        var longer = new Dictionary<string, Cluster?>(StringComparer.Ordinal);
        var beginnings = longer.GetAlternateLookup<ReadOnlySpan<char>>();

        foreach (var mention in organizations)
        {
            for (var length = 1; length <= 2 && length < mention.Words.Length && mention.Cluster is not null; length++)
            {
                var beginning = Beginning(mention, length);

                // Two longer names with one beginning: it is neither's short form.
                beginnings[beginning] = beginnings.TryGetValue(beginning, out var other) && other != mention.Cluster ? null : mention.Cluster;
            }
        }

        foreach (var mention in organizations)
        {
            if (mention.Words.Length <= 2 && mention.Cluster is { Name: null } && !mention.IsAcronym
                && longer.GetValueOrDefault(mention.Key) is { } cluster && cluster != mention.Cluster)
            {
                cluster.Add(mention);
            }
        }
    }

    /// <summary>The name without its company ending.</summary>
    private static string Stem(Mention mention)
    {
        var end = mention.Words.Length;

        while (end > 1 && Lexicon.IsCompanyEnding(mention.Words[end - 1]))
        {
            end--;
        }

        return end == mention.Words.Length ? mention.Key : Beginning(mention, end).ToString();
    }

    /// <summary>The first words of the key, which has one space between words.</summary>
    private static ReadOnlySpan<char> Beginning(Mention mention, int words)
    {
        var length = words - 1;

        for (var i = 0; i < words; i++)
        {
            length += mention.Words[i].Length;
        }

        return mention.Key.AsSpan(0, length);
    }
}
