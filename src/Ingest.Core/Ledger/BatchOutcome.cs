using Ingest.Core.DeadLetters;

namespace Ingest.Core.Ledger;

/// <summary>How one batch of a drop ended.</summary>
public sealed record BatchOutcome
{
    public required int Batch { get; init; }

    /// <summary>Articles that stand in the tables as this drop has them.</summary>
    public IReadOnlyList<string> WrittenIds { get; init; } = [];

    /// <summary>Articles that stand in the tables as another drop, or a newer version, has them.</summary>
    public IReadOnlyList<string> DuplicateIds { get; init; } = [];

    public int Rejections { get; init; }

    /// <summary>Why there are rejections; the first reason where there are several.</summary>
    public ReasonCode? Reason { get; init; }

    public IEnumerable<string> ArticleIds => WrittenIds.Concat(DuplicateIds);

    /// <summary>The end of a drop that has no other batch.</summary>
    public DropState EndState() => WrittenIds.Count > 0 ? DropState.Written : DuplicateIds.Count > 0 ? DropState.Duplicate : DropState.DeadLettered;
}
