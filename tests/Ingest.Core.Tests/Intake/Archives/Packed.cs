using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using SharpCompress.Writers.SevenZip;

namespace Ingest.Core.Tests.Intake.Archives;

/// <summary>Makes archives of every format that is read.</summary>
internal static class Packed
{
    private static readonly DateTimeOffset Modified = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] entries) => Tar(TarEntryFormat.Pax, entries);

    public static byte[] Tar(TarEntryFormat format, params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();

        using (var tar = new TarWriter(bytes, format, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new PaxTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream(content);
                entry.ModificationTime = Modified;
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] SevenZip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();

        using (var writer = new SevenZipWriter(bytes, new SevenZipWriterOptions { LeaveStreamOpen = true }))
        {
            foreach (var (name, content) in entries)
            {
                writer.Write(name, new MemoryStream(content), Modified.UtcDateTime);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content) => Through(content, target => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true));

    public static byte[] Bzip2(byte[] content) => Through(content, target => BZip2Stream.Create(target, SharpCompress.Compressors.CompressionMode.Compress, decompressConcatenated: false, leaveOpen: true));

    public static byte[] Zstandard(byte[] content) => Through(content, target => new CompressionStream(target, leaveOpen: true));

    /// <summary>One block of stored LZMA2 chunks (xz file format 1.2.1).</summary>
    public static byte[] Xz(byte[] content)
    {
        const int Chunk = 0x10000;
        using var bytes = new MemoryStream();
        bytes.Write([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00, 0x01]);
        WriteCrc(bytes, [0x00, 0x01]);
        // Header of 12 bytes, one filter: LZMA2 with a dictionary of 64 KiB.
        byte[] header = [0x02, 0x00, 0x21, 0x01, 0x08, 0x00, 0x00, 0x00];
        bytes.Write(header);
        WriteCrc(bytes, header);
        var start = bytes.Length;

        for (var at = 0; at < content.Length; at += Chunk)
        {
            var length = Math.Min(Chunk, content.Length - at);
            bytes.Write([(byte)(at == 0 ? 0x01 : 0x02), (byte)((length - 1) >> 8), (byte)(length - 1)]);
            bytes.Write(content, at, length);
        }

        bytes.WriteByte(0x00);
        var packed = bytes.Length - start;
        Pad(bytes);
        WriteCrc(bytes, content);
        using var index = new MemoryStream();
        index.Write([0x00, 0x01]);
        WriteNumber(index, 12 + packed + 4);
        WriteNumber(index, content.Length);
        Pad(index);
        bytes.Write(index.ToArray());
        WriteCrc(bytes, index.ToArray());
        var footer = new byte[6];
        BinaryPrimitives.WriteInt32LittleEndian(footer, (int)(index.Length / 4));
        footer[5] = 0x01;
        WriteCrc(bytes, footer);
        bytes.Write(footer);
        bytes.Write("YZ"u8);
        return bytes.ToArray();
    }

    public static byte[] WarcRecord(string type, string uri, string contentType, byte[] block) =>
    [
        .. Utf8($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-03-02T17:30:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n"),
        .. block,
        .. "\r\n\r\n"u8,
    ];

    public static byte[] Response(string uri, string head, byte[] body) => WarcRecord("response", uri, "application/http; msgtype=response", [.. Utf8(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body]);

    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;

        foreach (var b in bytes)
        {
            crc ^= b;

            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Through(byte[] content, Func<Stream, Stream> open)
    {
        using var bytes = new MemoryStream();

        using (var encoder = open(bytes))
        {
            encoder.Write(content);
        }

        return bytes.ToArray();
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void WriteNumber(MemoryStream stream, long number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            stream.WriteByte((byte)(number | 0x80));
        }

        stream.WriteByte((byte)number);
    }

    private static void WriteCrc(MemoryStream stream, ReadOnlySpan<byte> bytes)
    {
        var result = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(result, Crc32(bytes));
        stream.Write(result);
    }
}
