namespace Ingest.Core.Writing;

/// <summary>A batch whose article rows are written and whose index rows are not; the store that made it knows the rest.</summary>
/// <param name="Results">One an article, in their order.</param>
/// <param name="Document">Name of the blob with the batch's records.</param>
public record PlacedBatch(IReadOnlyList<WriteResult> Results, string Document);
