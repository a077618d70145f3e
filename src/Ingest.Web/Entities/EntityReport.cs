using Ingest.Web.Articles;

namespace Ingest.Web.Entities;

/// <summary>What the tables have of a person, an organisation, a place or another name.</summary>
public sealed record EntityReport
{
    /// <summary>The name that it is filed under.</summary>
    public required string Name { get; init; }

    /// <summary><c>PERSON</c>, <c>ORG</c>, <c>LOC</c> or <c>MISC</c>; null where all were asked for and none is known.</summary>
    public required string? Type { get; init; }

    /// <summary>Other names that stand for it everywhere.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Start of the time that was looked through; null where that is all there is.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Articles that mention it in that time, as far as they were counted.</summary>
    public required int Count { get; init; }

    /// <summary>Whether there are more than were counted.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Oldest first, without a gap.</summary>
    public required IReadOnlyList<PeriodCount> Timeline { get; init; }

    /// <summary>The newest.</summary>
    public required IReadOnlyList<ArticleSummary> Articles { get; init; }

    /// <summary>Who and what the newest articles mention too, most articles first.</summary>
    public required IReadOnlyList<RelatedEntity> Related { get; init; }

    /// <summary>Articles that <see cref="Related"/> was counted over.</summary>
    public required int RelatedOver { get; init; }

    /// <summary>What it said, newest first.</summary>
    public required IReadOnlyList<EntityQuote> Quotes { get; init; }
}
