using Ingest.Core.Ledger;

namespace Ingest.Core.Reingestion;

/// <summary>One bucket of the ledger against the blobs that belong there.</summary>
/// <param name="Blobs">Blobs of the bucket in the container.</param>
/// <param name="Entries">The bucket's entries.</param>
public sealed record BucketReport(int Bucket, int Blobs, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Gap> Gaps);
