namespace Ingest.Core.Ledger;

/// <summary>An earlier version of a blob and how it ended.</summary>
public sealed record DropVersion(int Version, string ETag, DropState State, DateTimeOffset At);
