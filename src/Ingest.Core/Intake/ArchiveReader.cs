using Ingest.Core.Intake.Archives;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Intake;

/// <summary>
/// Reads archives entry by entry, also archives inside them: zip, 7z, tar, WARC, JSON Lines, and gzip, bzip2, xz and Zstandard around any
/// of these or around one document. Memory is bounded whatever the archive's size.
/// </summary>
public sealed class ArchiveReader(IOptions<IntakeOptions> options)
{
    /// <summary>First bytes of a file that <see cref="Detect"/> needs.</summary>
    public const int HeadBytes = ContainerDetector.HeadBytes;

    public static ContentKind Detect(ReadOnlySpan<byte> head, string name) =>
        ContainerDetector.Detect(head, name) == ContainerFormat.Document ? ContentKind.Document : ContentKind.Archive;

    /// <returns>The documents in the order in which the archive has them, and rejections for what is none. The same bytes give the same entries.</returns>
    public IAsyncEnumerable<ArchiveEntry> ReadAsync(SpooledContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new ArchiveWalk(content.Name, new ArchiveBudget(options.Value)).ReadAsync(content.Archive!, cancellationToken);
    }
}
