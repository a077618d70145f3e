using System.IO.Compression;
using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake.Archives;

/// <summary>The files in a zip file, in the order of its directory.</summary>
internal static class ZipEntries
{
    public static async IAsyncEnumerable<ContainerEntry> ReadAsync(Stream stream, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var overlapping = ZipDirectory.Overlapping(stream);
        stream.Position = 0;
        using var zip = Open(stream);

        for (var i = 0; i < zip.Entries.Count; i++)
        {
            var entry = zip.Entries[i];

            if (entry.FullName.EndsWith('/'))
            {
                continue;
            }

            if (Check(entry, overlapping.Contains(i), budget) is { } rejection)
            {
                yield return new ContainerEntry { Name = entry.FullName, Rejection = rejection };
                continue;
            }

            await using var content = await OpenAsync(entry, budget, cancellationToken);
            yield return content is null
                ? ContainerEntry.Rejected(entry.FullName, ReasonCode.Malformed, "The entry cannot be unpacked: its header is damaged, or its compression method is none that is read.")
                : new ContainerEntry { Name = entry.FullName, Content = content, Length = entry.Length, LastModified = entry.LastWriteTime };
        }
    }

    /// <exception cref="InvalidDataException">The directory is torn, or none after all.</exception>
    private static ZipArchive Open(Stream stream)
    {
        ZipArchive? zip = null;

        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count >= 0 ? zip : throw new InvalidDataException();
        }
        catch (InvalidDataException torn)
        {
            zip?.Dispose();
            throw new InvalidDataException("it starts like a zip archive and has no readable directory; it may be cut off.", torn);
        }
    }

    private static Rejection? Check(ZipArchiveEntry entry, bool overlaps, ArchiveBudget budget) =>
        budget.Enter(entry.FullName)
        ?? (entry.IsEncrypted ? Reject(entry, ReasonCode.Encrypted, "The entry is encrypted.") : null)
        ?? (overlaps ? Reject(entry, ReasonCode.ArchiveLimit, "The entry shares its bytes with another one, as zip bombs do.") : null)
        ?? budget.CheckStated(entry.FullName, entry.Length, entry.CompressedLength);

    private static async Task<Stream?> OpenAsync(ZipArchiveEntry entry, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            return new MeteredStream(await entry.OpenAsync(cancellationToken), budget, () => entry.CompressedLength);
        }
        catch (InvalidDataException)
        {
            // One bad entry does not sink its archive: the caller says so in a rejection.
            return null;
        }
    }

    private static Rejection Reject(ZipArchiveEntry entry, ReasonCode reason, string detail) => new() { EntryPath = entry.FullName, Reason = reason, Detail = detail };
}
