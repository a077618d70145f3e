using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>A span on its way to its entity.</summary>
internal sealed class Mention(EntitySpan span, MentionName name)
{
    public EntitySpan Span { get; } = span;

    public EntityType Type => Span.Type;

    public string Surface => name.Surface;

    /// <summary>The folded words of the name, in order.</summary>
    public string[] Words => name.Words;

    /// <summary>The folded name.</summary>
    public string Key => name.Key;

    public bool IsAllCaps => name.IsAllCaps;

    public bool IsAcronym => name.IsAcronym;

    /// <summary>The entity's cluster, once the linker has decided.</summary>
    public Cluster? Cluster { get; set; }

    /// <summary>The next mention of the same entity, once all are decided.</summary>
    public Mention? Next { get; set; }
}
