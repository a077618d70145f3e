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

    /// <summary>What made the batch's records.</summary>
    public StageVersions Made { get; init; } = StageVersions.None;

    /// <summary>Name of the blob with the batch's records; null where there is no record.</summary>
    public string? Document { get; init; }

    /// <summary>When the parse stage was done with the batch.</summary>
    public DateTimeOffset? ParsedAt { get; init; }

    /// <summary>When the enrich stage was done with the batch.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }

    /// <summary>W3C trace id of the run that ended the batch.</summary>
    public string? TraceId { get; init; }

    public IEnumerable<string> ArticleIds => WrittenIds.Concat(DuplicateIds);

    /// <summary>The outcome with some of its articles as the tables have them.</summary>
    /// <param name="carried">Those of them that stand as this drop has them.</param>
    public BatchOutcome Settled(IReadOnlyCollection<string> articleIds, IReadOnlySet<string> carried)
    {
        var won = DuplicateIds.Where(id => articleIds.Contains(id) && carried.Contains(id)).ToArray();
        var lost = WrittenIds.Where(id => articleIds.Contains(id) && !carried.Contains(id)).ToArray();
        return won.Length == 0 && lost.Length == 0
            ? this
            : this with { WrittenIds = [.. WrittenIds.Except(lost), .. won], DuplicateIds = [.. DuplicateIds.Except(won), .. lost] };
    }

    /// <summary>The end of a drop that has no other batch.</summary>
    public DropState EndState() => WrittenIds.Count > 0 ? DropState.Written : DuplicateIds.Count > 0 ? DropState.Duplicate : DropState.DeadLettered;
}
