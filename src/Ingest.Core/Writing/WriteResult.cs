namespace Ingest.Core.Writing;

public sealed record WriteResult(string ArticleId, WriteOutcome Outcome)
{
    /// <summary>Blobs that have won or lost the article, by this write or by one that died before the ledger knew: their entries are to be settled.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];
}
