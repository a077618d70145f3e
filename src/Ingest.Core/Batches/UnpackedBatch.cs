using System.Buffers.Binary;
using System.IO.Compression;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Batches;

/// <summary>A packed batch, unpacked as it is read.</summary>
/// <param name="packed">Brotli; not disposed of.</param>
internal sealed class UnpackedBatch(Stream packed) : ReadOnlyStream
{
    // A forged or broken batch must not inflate without end.
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly BrotliStream _brotli = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private long _room = MaxBytes;

    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = _brotli.Read(buffer);
        Take(count);
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    /// <summary>Reads the next bytes, before which stands how many they are: four bytes, little-endian.</summary>
    /// <returns>What is now in the buffer, and nothing else.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or would be too many.</exception>
    /// <exception cref="EndOfStreamException">They are fewer.</exception>
    public ReadOnlyMemory<byte> ReadPart(PooledBuffer target)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        ReadExactly(prefix);
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);

        if (length < 0 || length > _room)
        {
            throw TooLarge();
        }

        target.Clear();
        ReadExactly(target.GetSpan(length)[..length]);
        target.Advance(length);
        return target.Written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _brotli.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(int count)
    {
        _room -= count;

        if (_room < 0)
        {
            throw TooLarge();
        }
    }

    private static InvalidDataException TooLarge() => new($"The batch is larger than {MaxBytes} bytes.");
}
