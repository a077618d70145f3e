using Ingest.Core.DeadLetters;

namespace Ingest.Core.Batches;

/// <summary>A batch whose records stand in the articles container already, to be run again from a later stage.</summary>
/// <param name="Document">Name of the blob with the batch's records; its name holds its hash.</param>
/// <param name="Rejections">Documents of the batch that had become dead letters.</param>
/// <param name="Reason">Why the first of them did.</param>
public sealed record StoredBatch(string Document, int Rejections = 0, ReasonCode? Reason = null);
