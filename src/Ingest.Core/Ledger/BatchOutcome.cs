namespace Ingest.Core.Ledger;

/// <summary>How one batch of a drop ended.</summary>
public sealed record BatchOutcome
{
    public required int Batch { get; init; }

    /// <summary>Articles of the batch that stand in the tables, from this drop or from another.</summary>
    public IReadOnlyList<string> ArticleIds { get; init; } = [];

    public int Articles { get; init; }

    public int Duplicates { get; init; }

    public int Rejections { get; init; }
}
