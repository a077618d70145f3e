using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Core.Batches;

/// <summary>Unpacks a batch part by part, see <see cref="BatchPacker"/> for the layout. What cannot be read ends in a <see cref="BadMessageException"/>.</summary>
/// <param name="packed">Disposed of with this object.</param>
internal sealed class UnpackedBatch(Stream packed, string batchId) : IDisposable
{
    // A forged or broken batch must not inflate without end.
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly BrotliStream _brotli = new(packed, CompressionMode.Decompress);
    private readonly PooledBuffer _json = new();
    private int _room = MaxBytes;

    /// <returns>The next part, which lasts until something else is read into the buffer.</returns>
    public ReadOnlyMemory<byte> Read(PooledBuffer target) => Guard(() => ReadPart(target));

    /// <returns>The value that the next part is the JSON of; null where the part is empty.</returns>
    public TValue? Read<TValue>(JsonTypeInfo<TValue> type)
        where TValue : class =>
        Guard(() => ReadPart(_json) is { IsEmpty: false } json ? Parse(json.Span, type) : null);

    /// <returns>The value that the last part is the JSON of.</returns>
    public TValue ReadLast<TValue>(JsonTypeInfo<TValue> type)
        where TValue : class =>
        Guard(() => Parse(ReadPart(_json).Span, type) is var value && _brotli.ReadByte() < 0 ? value : throw new InvalidDataException("Something stands behind its end."));

    public void Dispose()
    {
        _brotli.Dispose();
        _json.Dispose();
    }

    private ReadOnlyMemory<byte> ReadPart(PooledBuffer target)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        _brotli.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);

        if (length < 0 || length > _room)
        {
            throw new InvalidDataException($"The batch is larger than {MaxBytes} bytes.");
        }

        _room -= length;
        target.Clear();
        _brotli.ReadExactly(target.GetSpan(length)[..length]);
        target.Advance(length);
        return target.Written;
    }

    private static TValue Parse<TValue>(ReadOnlySpan<byte> json, JsonTypeInfo<TValue> type) =>
        JsonSerializer.Deserialize(json, type) is { } value && !JsonNulls.Any(json) ? value : throw new JsonException("It lacks what it should hold.");

    private TResult Guard<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException)
        {
            throw new BadMessageException($"Batch {batchId} cannot be read.", exception);
        }
    }
}
