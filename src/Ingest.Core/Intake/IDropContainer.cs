namespace Ingest.Core.Intake;

/// <summary>The container that files are dropped into. Read-only but for the command line, which drops files itself.</summary>
public interface IDropContainer
{
    /// <returns>The blob's newest version with its content, or null where there is none.</returns>
    Task<DropBlob?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Reads bytes from somewhere in a blob, of whatever size that is, and no others.</summary>
    /// <param name="length">At most so many; fewer at the blob's end.</param>
    /// <returns>Of the blob's newest version, or null where there is none.</returns>
    Task<DropSlice?> ReadAsync(string name, long start, int length, CancellationToken cancellationToken);

    /// <returns>What is known of the newest version, or null where there is none.</returns>
    Task<DropInfo?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>All blobs, in no order that means anything.</summary>
    IAsyncEnumerable<DropInfo> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes or overwrites a blob.</summary>
    Task<DropInfo> PutAsync(string name, Stream content, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);
}
