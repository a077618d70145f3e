namespace Ingest.Core.Articles;

/// <summary>One person, organisation, place or other named thing of an article, with all its mentions.</summary>
public sealed record Entity
{
    /// <summary>Stable across articles: type and normalised canonical name, for example <c>PERSON:sabrina singh</c>.</summary>
    public required string Id { get; init; }

    public required EntityType Type { get; init; }

    /// <summary>The canonical name.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<EntityMention> Mentions { get; init; }

    /// <summary>Role by apposition ("Pentagon deputy press secretary"), where the text gives one.</summary>
    public string? Role { get; init; }
}
