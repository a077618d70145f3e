using Ingest.Core.DeadLetters;

namespace Ingest.Core.Batches;

/// <summary>What stands behind the documents of a batch.</summary>
/// <param name="Rejections">Entries beside them that became dead letters when the archive was read.</param>
/// <param name="Reason">Why the first of them did.</param>
public sealed record DocumentBatchEnd(int Rejections = 0, ReasonCode? Reason = null);
