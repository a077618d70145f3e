using Ingest.Core.DeadLetters;

namespace Ingest.Core.Batches;

/// <summary>What stands behind the documents or articles of a batch.</summary>
public sealed record BatchEnd
{
    /// <summary>Documents of the batch that became dead letters on the way.</summary>
    public int Rejections { get; init; }

    /// <summary>Why the first of them did.</summary>
    public ReasonCode? Reason { get; init; }

    /// <summary>When the parse stage was done with the batch.</summary>
    public DateTimeOffset? ParsedAt { get; init; }

    /// <summary>When the enrich stage was done with the batch.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }
}
