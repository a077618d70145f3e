using System.Buffers.Binary;

namespace Ingest.Core.Intake.Archives;

/// <summary>
/// Where the entries of a zip file lie, read from its central directory (APPNOTE 4.3.12 to 4.3.16). Only a bomb has entries that share
/// bytes (D. Fifield 2019, "A better zip bomb").
/// </summary>
internal static class ZipDirectory
{
    /// <summary>The library holds the directory in memory, at some ten times its size; this is some 300,000 entries.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int EndBytes = 22;
    private const int MaxComment = 0xFFFF;
    private const int LocatorBytes = 20;
    private const int HeaderBytes = 46;
    private const int LocalHeaderBytes = 30;
    private const int Zip64Extra = 0x0001;

    /// <returns>The numbers of the entries that share bytes with another; empty where the directory cannot be read, which the library finds out too.</returns>
    /// <exception cref="ArchiveLimitException">The directory is longer than <see cref="MaxBytes"/>.</exception>
    public static IReadOnlySet<int> Overlapping(Stream zip)
    {
        var directory = Read(zip);
        var entries = directory is null ? [] : Ranges(directory);
        entries.Sort((left, right) => left.Start.CompareTo(right.Start));
        var overlapping = new HashSet<int>();

        for (int i = 1, last = 0; i < entries.Count; i++)
        {
            if (entries[i].Start < entries[last].End)
            {
                overlapping.Add(entries[i].Number);
                overlapping.Add(entries[last].Number);
            }

            last = entries[i].End > entries[last].End ? i : last;
        }

        return overlapping;
    }

    private static byte[]? Read(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndBytes + MaxComment + LocatorBytes)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);

        if (end < 0 || tail.Length - end < EndBytes)
        {
            return null;
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));

        if (end >= LocatorBytes && tail.AsSpan(end - LocatorBytes).StartsWith("PK\u0006\u0007"u8) && (size == uint.MaxValue || offset == uint.MaxValue))
        {
            (size, offset) = ReadZip64(zip, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - LocatorBytes + 8)));
        }

        if (offset < 0 || size < 0 || offset > zip.Length - size)
        {
            return null;
        }

        // The library reads on while it finds headers, whatever the stated size: what lies between counts.
        var length = zip.Length - tail.Length + end - offset;
        return length > MaxBytes ? throw new ArchiveLimitException($"The directory of the zip file has {length} bytes; the limit is {MaxBytes}.") : ReadAt(zip, offset, (int)Math.Max(0, length));
    }

    private static (long Size, long Offset) ReadZip64(Stream zip, long at)
    {
        const int Bytes = 56;
        return at < 0 || at > zip.Length - Bytes || ReadAt(zip, at, Bytes) is not { } record ? (-1, -1)
            : (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)));
    }

    private static byte[] ReadAt(Stream zip, long offset, int length)
    {
        var bytes = new byte[length];
        zip.Position = offset;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static List<(long Start, long End, int Number)> Ranges(byte[] directory)
    {
        var ranges = new List<(long, long, int)>();

        for (var at = 0; at + HeaderBytes <= directory.Length && directory.AsSpan(at).StartsWith("PK\u0001\u0002"u8);)
        {
            var header = directory.AsSpan(at);
            var name = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var extra = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            var comment = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            var whole = HeaderBytes + name + extra + comment;

            if (at + whole > directory.Length)
            {
                break;
            }

            var (compressed, start) = Sizes(header, header.Slice(HeaderBytes + name, extra));
            ranges.Add((start, start + LocalHeaderBytes + name + compressed, ranges.Count));
            at += whole;
        }

        return ranges;
    }

    /// <summary>Values that do not fit into 32 bits stand in an extra field, in this order: length, compressed length, offset (APPNOTE 4.5.3).</summary>
    private static (long Compressed, long Start) Sizes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        var hasLength = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]) == uint.MaxValue;

        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            var field = extra.Slice(4, length);

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64Extra)
            {
                field = field[Math.Min(hasLength ? 8 : 0, field.Length)..];
                var hasCompressed = compressed == uint.MaxValue && field.Length >= 8;
                compressed = hasCompressed ? BinaryPrimitives.ReadInt64LittleEndian(field) : compressed;
                field = hasCompressed ? field[8..] : field;
                start = start == uint.MaxValue && field.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(field) : start;
            }

            extra = extra[(4 + length)..];
        }

        return (compressed, start);
    }
}
