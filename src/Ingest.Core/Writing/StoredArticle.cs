using Ingest.Core.Articles;

namespace Ingest.Core.Writing;

/// <summary>An article as it stands in the tables.</summary>
public sealed record StoredArticle
{
    public required Article Article { get; init; }

    public required int Version { get; init; }

    /// <summary>Blob that the article stands on.</summary>
    public required string Blob { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastChanged { get; init; }
}
