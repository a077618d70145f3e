using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Ledger;

/// <summary>What the ledger knows of one dropped blob: its newest version, and the ends of the earlier ones.</summary>
public sealed record LedgerEntry
{
    /// <summary>Earlier versions that an entry keeps.</summary>
    private const int MaxHistory = 50;

    // 23 characters each: a third of a row of 1 MiB.
    private const int MaxMoved = 15_000;

    private const string AllMoved = "*";

    public required string Blob { get; init; }

    public required string ETag { get; init; }

    /// <summary>1 for the first version seen, one more for each overwrite and for each forced run of the same bytes.</summary>
    public int Version { get; init; } = 1;

    public required DropState State { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Batches that the drop was split into; 0 while that is not known.</summary>
    public int BatchCount { get; init; }

    public BatchSet FinishedBatches { get; init; } = BatchSet.Empty;

    public int Articles { get; init; }

    public int Duplicates { get; init; }

    public int Rejections { get; init; }

    /// <summary>Why the whole drop became a dead letter.</summary>
    public ReasonCode? Reason { get; init; }

    public string? TraceId { get; init; }

    /// <summary>What made the records of the finished batches.</summary>
    public StageVersions Made { get; init; } = StageVersions.None;

    /// <summary>
    /// Ids of articles that came to stand on another blob, or on this one again, while the drop was on its way: a batch that has one of them
    /// asks the tables when it ends. They stay until the drop ends, for several deliveries and batches may have the same article.
    /// </summary>
    public IReadOnlyList<string> Moved { get; init; } = [];

    /// <summary>Earlier versions, newest first.</summary>
    public IReadOnlyList<DropVersion> History { get; init; } = [];

    /// <summary>Retention has cleared the documents and batches of the versions before this one.</summary>
    public int KeptFrom { get; init; } = 1;

    /// <summary>Concurrency token of the stored row; null for an entry that was never stored.</summary>
    public string? Revision { get; init; }

    /// <summary>Where the stored entry stands in the index by state and age; null for an entry that was never stored.</summary>
    public string? Mark { get; init; }

    public bool IsComplete => BatchCount > 0 && FinishedBatches.Count >= BatchCount;

    public DropRef ToRef() => new()
    {
        Blob = Blob,
        ETag = ETag,
        Version = Version,
        LastModified = LastModified,
        Revision = BatchCount == 1 ? Revision : null,
        Mark = BatchCount == 1 ? Mark : null,
    };

    /// <summary>The entry of the next version, which takes this one's place: an overwrite, or another run of the same bytes.</summary>
    public LedgerEntry Next(LedgerEntry candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);

        var ended = new DropVersion(Version, ETag, State.IsEnd() ? State : DropState.Superseded, candidate.ReceivedAt);
        return candidate with { Version = Version + 1, Revision = Revision, Mark = Mark, KeptFrom = KeptFrom, History = [ended, .. History.Take(MaxHistory - 1)] };
    }

    /// <summary>Those of the articles that have moved while the drop was on its way.</summary>
    public IReadOnlyCollection<string> MovedOf(IEnumerable<string> articleIds) => Moved.Contains(AllMoved) ? [.. articleIds] : [.. articleIds.Intersect(Moved)];

    /// <summary>The entry with more articles that have moved; a row has not room for all of an archive, so many of them stand for all.</summary>
    public LedgerEntry WithMoved(IEnumerable<string> articleIds)
    {
        IReadOnlyList<string> moved = Moved.Contains(AllMoved) ? Moved : [.. Moved.Union(articleIds)];
        return this with { Moved = moved.Count > MaxMoved ? [AllMoved] : moved };
    }

    /// <summary>The end that the counts amount to.</summary>
    public DropState EndState() => Articles > 0 ? DropState.Written : Duplicates > 0 ? DropState.Duplicate : DropState.DeadLettered;
}
