namespace Ingest.Core.Batches;

/// <summary>The work blobs behind claim checks.</summary>
public interface IWorkStore
{
    /// <summary>Writes or overwrites.</summary>
    /// <param name="content">Seekable; a write that is tried again starts where it stands now.</param>
    Task PutAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <returns>Whether the blob is there; its content has then been written to the target.</returns>
    Task<bool> GetAsync(string name, Stream target, CancellationToken cancellationToken);

    /// <summary>Deletes what was written before an instant.</summary>
    /// <returns>Blobs deleted.</returns>
    Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
