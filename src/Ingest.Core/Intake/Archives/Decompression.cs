using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;

namespace Ingest.Core.Intake.Archives;

/// <summary>Opens a file that is one compressed stream.</summary>
internal static class Decompression
{
    private const int BufferBytes = 128 * 1024;

    /// <exception cref="InvalidDataException">The stream does not start as the format does.</exception>
    public static Stream Open(ContainerFormat format, Stream source, ArchiveBudget budget)
    {
        var counted = new CountingStream(source);

        try
        {
            Stream decoder = format switch
            {
                // Reads the members of a file of several as one stream, as gzip itself does.
                ContainerFormat.Gzip => new GZipStream(counted, CompressionMode.Decompress, leaveOpen: true),
                ContainerFormat.Bzip2 => BZip2Stream.Create(counted, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
                ContainerFormat.Xz => new XzStreams(counted),
                ContainerFormat.Zstandard => new DecompressionStream(counted, BufferBytes, checkEndOfStream: true, leaveOpen: true),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
            };
            return new MeteredStream(decoder, budget, () => counted.Count, format == ContainerFormat.Gzip ? given => CheckEnd(counted, given) : null);
        }
        catch (Exception fault) when (fault is not ArgumentOutOfRangeException && DecoderFaults.Is(fault))
        {
            throw new InvalidDataException("The compressed data is damaged: " + fault.Message, fault);
        }
    }

    /// <summary>
    /// .NET ends a gzip stream that was cut off without a word. A whole one ends with the length of its last member (RFC 1952, 2.3.1), which
    /// is never more than all of them gave; the bytes at a cut are, unless by a rare chance.
    /// </summary>
    private static void CheckEnd(CountingStream source, long given)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(source.Tail[4..]) > given)
        {
            throw new InvalidDataException("it is cut off.");
        }
    }
}
