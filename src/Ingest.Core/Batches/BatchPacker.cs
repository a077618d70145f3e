using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.IO;

namespace Ingest.Core.Batches;

/// <summary>Packs a batch part by part, so that no more of it than the packed form is held.</summary>
/// <remarks>
/// Brotli over parts, each behind its length (four bytes, little-endian). For each document its JSON and its bytes, or for each article its JSON; then an empty part, then the JSON of a <see cref="BatchEnd"/>. A batch that is not of
/// many items is the JSON of it alone.
/// </remarks>
/// <param name="quality">Of Brotli, 0 to 11. Any can be read.</param>
internal sealed class BatchPacker(int quality = BatchPacker.DefaultQuality) : IDisposable
{
    // A tenth smaller than quality 0, at a hundredth of the time of the best (see docs/adr/0004).
    private const int DefaultQuality = 4;

    // 256 KiB: the articles of a batch repeat each other within it. The largest packs no better, and has the encoder take 8 MB beside the heap for each large batch.
    private const int Window = 18;

    private readonly PooledBuffer _json = new();
    private readonly RecyclableMemoryStream _packed = PooledStreams.Create();
    private BrotliEncoder _encoder = new(quality, Window);

    public void Write(ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        Pack(length, isFinal: false);
        Pack(part, isFinal: false);
    }

    public void Write<TValue>(TValue value, JsonTypeInfo<TValue> type)
    {
        _json.Clear();
        using var writer = new Utf8JsonWriter(_json, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(writer, value, type);
        Write(_json.Written.Span);
    }

    /// <summary>Ends the items of the batch.</summary>
    /// <inheritdoc cref="Finish()"/>
    public Stream Finish(BatchEnd end)
    {
        Write([]);
        Write(end, BatchJsonContext.Relaxed.BatchEnd);
        return Finish();
    }

    /// <returns>All that was packed, from its start; it lasts as long as this object, to which nothing can be added any more.</returns>
    public Stream Finish()
    {
        Pack([], isFinal: true);
        _packed.Position = 0;
        return _packed;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _json.Dispose();
        _packed.Dispose();
    }

    private void Pack(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        OperationStatus status;

        do
        {
            status = _encoder.Compress(bytes, _packed.GetSpan(), out var consumed, out var written, isFinal);
            bytes = bytes[consumed..];
            _packed.Advance(written);
        }
        while (status == OperationStatus.DestinationTooSmall);
    }
}
