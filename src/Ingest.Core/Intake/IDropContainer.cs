namespace Ingest.Core.Intake;

/// <summary>The container that files are dropped into. Read-only but for the command line, which drops files itself.</summary>
public interface IDropContainer
{
    /// <returns>The blob's newest version with its content, or null where there is none.</returns>
    Task<DropBlob?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <returns>What is known of the newest version, or null where there is none.</returns>
    Task<DropInfo?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>All blobs, in no order that means anything.</summary>
    IAsyncEnumerable<DropInfo> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes or overwrites a blob.</summary>
    Task<DropInfo> PutAsync(string name, Stream content, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);
}
