using System.Text;

namespace Ingest.Core.Parsing.Detection;

/// <summary>What a document is, by its bytes; the name only decides between formats that look alike (Markdown and plain text).</summary>
internal static class MediaTypeDetector
{
    /// <summary>A tar header's magic word stands at this offset (POSIX ustar).</summary>
    private const int TarMagicOffset = 257;

    /// <summary>How many bytes are looked at; signatures stand at the start, and a text format shows itself early.</summary>
    private const int SampleBytes = 8192;

    private static readonly (byte[] Signature, string MediaType)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), MediaTypes.Pdf),
        ("{\\rtf"u8.ToArray(), MediaTypes.Rtf),
        ("PK\u0003\u0004"u8.ToArray(), MediaTypes.Zip),
        ("PK\u0005\u0006"u8.ToArray(), MediaTypes.Zip),
        ([0x1F, 0x8B], MediaTypes.Gzip),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], MediaTypes.SevenZip),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], MediaTypes.Xz),
        ([0x28, 0xB5, 0x2F, 0xFD], MediaTypes.Zstandard),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], MediaTypes.OleCompound),
        ("WARC/"u8.ToArray(), MediaTypes.Warc),
        ([0x89, 0x50, 0x4E, 0x47], MediaTypes.Image),
        ([0xFF, 0xD8, 0xFF], MediaTypes.Image),
        ("GIF8"u8.ToArray(), MediaTypes.Image),
        ("II*\0"u8.ToArray(), MediaTypes.Image),
        ("MM\0*"u8.ToArray(), MediaTypes.Image),
        ("RIFF"u8.ToArray(), MediaTypes.Media),
        ("OggS"u8.ToArray(), MediaTypes.Media),
        ("ID3"u8.ToArray(), MediaTypes.Media),
        ("fLaC"u8.ToArray(), MediaTypes.Media),
        ([0x7F, 0x45, 0x4C, 0x46], MediaTypes.Executable),
        ("MZ"u8.ToArray(), MediaTypes.Executable),
        ([0xCA, 0xFE, 0xBA, 0xBE], MediaTypes.Executable),
        ("SQLite format 3"u8.ToArray(), MediaTypes.Binary),
    ];

    public static string Detect(ReadOnlySpan<byte> content, string name)
    {
        if (BySignature(content, name) is { } known)
        {
            return known;
        }

        if (IsBinary(content))
        {
            return MediaTypes.Binary;
        }

        var sample = Sample(content);
        return TextFormatDetector.Detect(sample, name);
    }

    private static string? BySignature(ReadOnlySpan<byte> content, string name)
    {
        foreach (var (signature, mediaType) in Signatures)
        {
            if (!content.StartsWith(signature))
            {
                continue;
            }

            // Two bytes are little evidence: "MZ" may start a text.
            return mediaType == MediaTypes.Executable && signature.Length == 2 && !IsBinary(content) ? null
                : mediaType == MediaTypes.Zip && IsWordDocument(content, name) ? MediaTypes.Docx
                : mediaType;
        }

        var isTar = content.Length > TarMagicOffset + 5 && content.Slice(TarMagicOffset, 5).SequenceEqual("ustar"u8);
        return isTar ? MediaTypes.Tar : null;
    }

    /// <summary>A Word document is a zip with the part word/document.xml; the name of some entry lies in the first or last kilobytes.</summary>
    private static bool IsWordDocument(ReadOnlySpan<byte> content, string name) =>
        content.IndexOf("word/document.xml"u8) >= 0
        || (name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) && content.IndexOf("[Content_Types].xml"u8) >= 0);

    /// <summary>
    /// Text has hardly any control characters besides white space, escape (ISO-2022 charsets) and the wire formats' SYN and SOH to EOT.
    /// UTF-16 has NUL in every second byte, so it is looked at apart.
    /// </summary>
    private static bool IsBinary(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];

        if (sample.IsEmpty || sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return false;
        }

        int control = 0, nul = 0, nulOdd = 0;

        for (var i = 0; i < sample.Length; i++)
        {
            var b = sample[i];

            if (b == 0)
            {
                nul++;
                nulOdd += i & 1;
            }
            else if (b < 0x20 && b is not ((>= 0x09 and <= 0x0D) or (>= 0x01 and <= 0x04) or 0x0E or 0x0F or 0x1B or 0x1A or 0x13 or 0x11 or 0x12 or 0x14 or 0x16))
            {
                control++;
            }
        }

        var oneSided = nulOdd > nul * 9 / 10 || nulOdd < nul / 10;
        var isUtf16 = nul > sample.Length / 3 && oneSided;
        return (nul > sample.Length / 100 && !isUtf16) || control > sample.Length / 50;
    }

    private static string Sample(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];
        return sample switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(sample[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(sample[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(sample[3..]),
            _ => Encoding.Latin1.GetString(sample).Replace("\0", "", StringComparison.Ordinal),
        };
    }
}
