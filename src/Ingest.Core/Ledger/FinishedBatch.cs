namespace Ingest.Core.Ledger;

/// <summary>A finished batch as the ledger has it.</summary>
public sealed record FinishedBatch(int Version, int Batch, IReadOnlyList<string> ArticleIds, DateTimeOffset FinishedAt);
