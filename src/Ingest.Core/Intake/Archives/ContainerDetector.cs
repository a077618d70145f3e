using System.Buffers.Binary;
using System.Text;

namespace Ingest.Core.Intake.Archives;

/// <summary>What a file or an entry is, by its first bytes; the name only tells JSON Lines from JSON.</summary>
internal static class ContainerDetector
{
    /// <summary>Bytes that are enough for every format: a tar header is the longest.</summary>
    public const int HeadBytes = 512;

    private static readonly (byte[] Magic, ContainerFormat Format)[] Magics =
    [
        ([0x1F, 0x8B, 0x08], ContainerFormat.Gzip),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], ContainerFormat.SevenZip),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], ContainerFormat.Xz),
        ([0x28, 0xB5, 0x2F, 0xFD], ContainerFormat.Zstandard),
        ("WARC/"u8.ToArray(), ContainerFormat.Warc),
        ("PK\u0005\u0006"u8.ToArray(), ContainerFormat.Zip),
    ];

    /// <summary>Office documents and e-books are zip files too; their first entry is one of these.</summary>
    private static readonly string[] OfficeEntries = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "mimetype"];

    private static readonly string[] CompressionSuffixes = [".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd"];

    public static ContainerFormat Detect(ReadOnlySpan<byte> head, string name)
    {
        foreach (var (magic, format) in Magics)
        {
            if (head.StartsWith(magic))
            {
                return format;
            }
        }

        return head switch
        {
            _ when head.StartsWith("PK\u0003\u0004"u8) => IsOffice(head) ? ContainerFormat.Document : ContainerFormat.Zip,
            // "BZh", the block size as a digit, then pi (a block) or its square root (an empty file).
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', (0x31 or 0x17), (0x41 or 0x72), ..] => ContainerFormat.Bzip2,
            _ when TarHeader.IsOne(head) => ContainerFormat.Tar,
            _ when IsLines(name) && head.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) => ContainerFormat.JsonLines,
            _ => ContainerFormat.Document,
        };
    }

    /// <returns>"page.html" for "page.html.gz": the name of what is compressed.</returns>
    public static string WithoutCompression(string name)
    {
        foreach (var suffix in CompressionSuffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }

    private static bool IsLines(string name) => name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    private static bool IsOffice(ReadOnlySpan<byte> head)
    {
        // Local file header: the name's length at 26, the name at 30 (APPNOTE 4.3.7).
        if (head.Length < 30)
        {
            return false;
        }

        var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]), head.Length - 30);
        var name = Encoding.ASCII.GetString(head.Slice(30, length));
        return OfficeEntries.Any(entry => name.StartsWith(entry, StringComparison.Ordinal));
    }
}
