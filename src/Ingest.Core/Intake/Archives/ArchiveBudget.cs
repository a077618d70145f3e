using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake.Archives;

/// <summary>Holds one dropped archive, with all that is nested in it, to the limits of <see cref="IntakeOptions"/>, by what really comes out.</summary>
internal sealed class ArchiveBudget(IntakeOptions options)
{
    /// <summary>Small files pack absurdly well without being bombs.</summary>
    private const int RatioFloorBytes = 1024 * 1024;

    /// <summary>Characters of an entry's name; file systems end at 4,096 bytes.</summary>
    private const int MaxNameLength = 2048;

    private int _entries;
    private long _unpacked;

    public IntakeOptions Options => options;

    /// <summary>No further entry will be taken.</summary>
    public bool Exhausted { get; private set; }

    public long Remaining => options.MaxUnpackedBytes - _unpacked;

    /// <summary>Counts an entry that is about to be read.</summary>
    /// <returns>Why it may not be.</returns>
    public Rejection? Enter(string name)
    {
        if (++_entries > options.MaxEntries)
        {
            Exhausted = true;
            return Reject("", ReasonCode.ArchiveLimit, $"The archive has more than {options.MaxEntries} entries; the first {options.MaxEntries} were taken.");
        }

        return IsUnsafe(name) ? Reject(name.Length <= MaxNameLength ? name : name[..MaxNameLength], ReasonCode.UnsafeEntryName, "The entry's name leads outside the archive, is absolute, or is no name.") : null;
    }

    /// <summary>Whether the sizes that an archive states of an entry are within the limits: a bomb is often honest about itself.</summary>
    public Rejection? CheckStated(string name, long length, long compressedLength)
    {
        if (_unpacked + length > options.MaxUnpackedBytes)
        {
            Exhausted = true;
            return Reject(name, ReasonCode.ArchiveLimit, $"The archive unpacks to more than {options.MaxUnpackedBytes} bytes; this entry and the rest were left.");
        }

        return IsBomb(length, compressedLength) ? Reject(name, ReasonCode.ArchiveLimit, $"The entry unpacks to more than {options.MaxCompressionRatio} times its size, as zip bombs do.") : null;
    }

    /// <exception cref="ArchiveLimitException">An archive whose entries share one packed block states too much.</exception>
    public void CheckWhole(long length, long compressedLength)
    {
        if (IsBomb(length, compressedLength))
        {
            throw new ArchiveLimitException($"The archive unpacks to more than {options.MaxCompressionRatio} times its size, as zip bombs do.");
        }
    }

    /// <summary>Counts what a decoder gave.</summary>
    /// <param name="bytes">What it gave now.</param>
    /// <param name="given">What it gave so far.</param>
    /// <param name="taken">The compressed bytes that it took for that.</param>
    /// <exception cref="ArchiveLimitException">That is more than the archive, or its compressed size, allows.</exception>
    public void Count(long bytes, long given, long taken)
    {
        _unpacked += bytes;

        if (_unpacked > options.MaxUnpackedBytes)
        {
            Exhausted = true;
            throw new ArchiveLimitException($"The archive unpacks to more than {options.MaxUnpackedBytes} bytes; the rest was left.");
        }

        if (IsBomb(given, taken))
        {
            throw new ArchiveLimitException($"It unpacks to more than {options.MaxCompressionRatio} times its size, as zip bombs do; the rest was left.");
        }
    }

    private bool IsBomb(long given, long taken) => given > RatioFloorBytes && given / Math.Max(1, taken) > options.MaxCompressionRatio;

    private static bool IsUnsafe(string name) =>
        name.Length > MaxNameLength || name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':')
        || name.Contains('\0', StringComparison.Ordinal) || name.Split('/', '\\').Contains("..");

    private static Rejection Reject(string path, ReasonCode reason, string detail) => new() { EntryPath = path, Reason = reason, Detail = detail };
}
