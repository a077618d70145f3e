using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>The article documents, a batch at a time.</summary>
public interface IRecords
{
    /// <summary>The records of a batch as they were written.</summary>
    /// <param name="document">Name of the blob with the batch's records.</param>
    /// <exception cref="BadMessageException">The blob is gone or altered.</exception>
    Task<IReadOnlyList<Article>> ReadBatchAsync(string document, CancellationToken cancellationToken);

    /// <summary>Deletes the records of a drop's versions before the given one, and whatever else is left of those versions.</summary>
    /// <returns>Blobs deleted.</returns>
    Task<int> DeleteBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken);
}
