namespace Ingest.Core.Batches;

/// <summary>The work blobs behind claim checks.</summary>
public interface IWorkStore
{
    /// <summary>Writes or overwrites.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>The content, for the caller to dispose of, or null where the blob is gone.</returns>
    Task<PooledBuffer?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes what was written before an instant.</summary>
    /// <returns>Blobs deleted.</returns>
    Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
