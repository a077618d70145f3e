using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>A span on its way to its entity.</summary>
internal sealed class Mention(EntitySpan span, string surface, string[] words, string key)
{
    public EntitySpan Span { get; } = span;

    public EntityType Type => Span.Type;

    public string Surface { get; } = surface;

    /// <summary>The folded words of the name, in order.</summary>
    public string[] Words { get; } = words;

    /// <summary>The folded name.</summary>
    public string Key { get; } = key;

    /// <summary>The entity's cluster, once the linker has decided.</summary>
    public Cluster? Cluster { get; set; }

    public bool IsAllCaps { get; } = !surface.Any(char.IsLower) && surface.Any(char.IsUpper);
}
