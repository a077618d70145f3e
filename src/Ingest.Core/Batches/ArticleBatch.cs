using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Batches;

/// <summary>Articles of one drop that wait for the enrich or the write stage.</summary>
public sealed record ArticleBatch
{
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>Documents of the batch that became dead letters on the way.</summary>
    public int Rejections { get; init; }

    /// <summary>Why the first of them did.</summary>
    public ReasonCode? Reason { get; init; }

    /// <summary>When the parse stage was done with the batch.</summary>
    public DateTimeOffset? ParsedAt { get; init; }

    /// <summary>When the enrich stage was done with the batch.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }
}
