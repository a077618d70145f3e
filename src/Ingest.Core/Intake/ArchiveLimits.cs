using System.IO.Compression;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake;

/// <summary>Holds one archive to the limits of <see cref="IntakeOptions"/>, by its headers first and by what really came out second.</summary>
internal sealed class ArchiveLimits(IntakeOptions options)
{
    // Small files pack absurdly well without being bombs.
    private const int RatioFloorBytes = 1024 * 1024;

    private int entries;
    private long unpacked;

    /// <summary>No further entry will be taken.</summary>
    public bool Exhausted { get; private set; }

    public Rejection? Check(ZipArchiveEntry entry)
    {
        if (++entries > options.MaxEntries)
        {
            Exhausted = true;
            return Reject("", ReasonCode.ArchiveLimit, $"The archive has more than {options.MaxEntries} entries; the first {options.MaxEntries} were taken.");
        }

        if (unpacked + entry.Length > options.MaxUnpackedBytes)
        {
            Exhausted = true;
            return Reject(entry.FullName, ReasonCode.ArchiveLimit, $"The archive unpacks to more than {options.MaxUnpackedBytes} bytes; this entry and the rest were left.");
        }

        return entry switch
        {
            _ when IsUnsafe(entry.FullName) => Reject(entry.FullName, ReasonCode.UnsafeEntryName, "The entry's name leads outside the archive, or is absolute."),
            { IsEncrypted: true } => Reject(entry.FullName, ReasonCode.Encrypted, "The entry is encrypted."),
            _ when entry.Length > options.MaxDocumentBytes => Reject(entry.FullName, ReasonCode.TooLarge, $"The entry has {entry.Length} bytes; the limit is {options.MaxDocumentBytes}."),
            _ when entry.Length > RatioFloorBytes && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaxCompressionRatio =>
                Reject(entry.FullName, ReasonCode.ArchiveLimit, $"The entry unpacks to more than {options.MaxCompressionRatio} times its size, as zip bombs do."),
            _ => null,
        };
    }

    /// <summary>Counts what really came out; false where that is more than the archive may give.</summary>
    public bool Count(long bytes) => (unpacked += bytes) <= options.MaxUnpackedBytes;

    private static bool IsUnsafe(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal) && name.IndexOf(':', StringComparison.Ordinal) == 1
        || name.Split('/', '\\').Contains("..");

    private static Rejection Reject(string path, ReasonCode reason, string detail) => new() { EntryPath = path, Reason = reason, Detail = detail };
}
