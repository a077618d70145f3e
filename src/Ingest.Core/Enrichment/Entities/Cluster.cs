using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>One entity while its mentions are being gathered; a mention knows its cluster.</summary>
internal sealed class Cluster(EntityType type, string key, string[] words)
{
    private List<int>? _fullNameStarts;

    public EntityType Type { get; } = type;

    /// <summary>Folded canonical name.</summary>
    public string Key { get; set; } = key;

    /// <summary>Folded words of the fullest name.</summary>
    public string[] Words { get; set; } = words;

    /// <summary>Canonical name from the alias table, or null where the text's own longest name stands.</summary>
    public string? Name { get; set; }

    public string? Role { get; set; }

    /// <summary>Its first mention, once all mentions are decided.</summary>
    public Mention? First { get; set; }

    /// <summary>Where the person's full name stands: first tokens, ascending.</summary>
    public List<int> FullNameStarts => _fullNameStarts ??= [];

    /// <summary>The last full name before a token, or -1.</summary>
    public int LastFullNameBefore(int token)
    {
        var index = FullNameStarts.BinarySearch(token);
        index = index >= 0 ? index : ~index;

        return index > 0 ? FullNameStarts[index - 1] : -1;
    }

    /// <summary>Makes the mention one of this entity's, and of no other's.</summary>
    public void Add(Mention mention) => mention.Cluster = this;
}
