using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>Articles of one drop that wait for the enrich or the write stage.</summary>
public sealed record ArticleBatch
{
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>Documents of the batch that became dead letters on the way.</summary>
    public int Rejections { get; init; }
}
