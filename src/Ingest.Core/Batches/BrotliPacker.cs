using System.Buffers;
using System.IO.Compression;
using Microsoft.IO;

namespace Ingest.Core.Batches;

/// <summary>Packs what is written into it, some at a time.</summary>
internal sealed class BrotliPacker(int quality) : IBufferWriter<byte>, IDisposable
{
    // 256 KiB: the articles of a batch repeat each other within it. The largest packs no better, and has the encoder take 8 MB beside the heap for each large batch.
    private const int Window = 18;

    private const int ChunkBytes = 64 * 1024;

    private readonly PooledBuffer _pending = new(2 * ChunkBytes);
    private readonly RecyclableMemoryStream _packed = PackedStreams.Create();
    private BrotliEncoder _encoder = new(quality, Window);

    public void Advance(int count)
    {
        _pending.Advance(count);

        if (_pending.Length >= ChunkBytes)
        {
            Pack(isFinal: false);
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    /// <returns>All that was packed, from its start; it lasts as long as this object.</returns>
    public Stream Finish()
    {
        Pack(isFinal: true);
        _packed.Position = 0;
        return _packed;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _pending.Dispose();
        _packed.Dispose();
    }

    private void Pack(bool isFinal)
    {
        var bytes = _pending.Written.Span;
        OperationStatus status;

        do
        {
            status = _encoder.Compress(bytes, _packed.GetSpan(), out var consumed, out var written, isFinal);
            bytes = bytes[consumed..];
            _packed.Advance(written);
        }
        while (status == OperationStatus.DestinationTooSmall);

        _pending.Clear();
    }
}
