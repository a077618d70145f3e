using Ingest.Core.Articles;
using Ingest.Core.Writing;
using Ingest.Web.Drops;

namespace Ingest.Web.Articles;

/// <summary>One article with its history and the way of its file.</summary>
public sealed record ArticleReport
{
    public required Article Article { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastChanged { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ArticleChange> Changes { get; init; }

    /// <summary>The articles with the same story, this one among them, the first to carry it first; empty where there is one copy only.</summary>
    public required IReadOnlyList<StoryArticle> Story { get; init; }

    /// <summary>Null where the ledger has forgotten the file.</summary>
    public required DropReport? Drop { get; init; }
}
