using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The mentions of one entity.</summary>
internal sealed class Cluster(EntityType type, string key, string[] words)
{
    public EntityType Type { get; } = type;

    /// <summary>Folded canonical name.</summary>
    public string Key { get; set; } = key;

    /// <summary>Folded words of the fullest name.</summary>
    public string[] Words { get; set; } = words;

    /// <summary>Canonical name from the alias table, or null where the text's own longest name stands.</summary>
    public string? Name { get; set; }

    public string? Role { get; set; }

    public List<Mention> Mentions { get; } = [];

    public void Add(Mention mention)
    {
        mention.Cluster = this;
        Mentions.Add(mention);
    }
}
