using System.Buffers;

namespace Ingest.Core.Batches;

/// <summary>Bytes in one borrowed array, which goes back when this is disposed of: a document, or the JSON of an article.</summary>
public sealed class PooledBuffer(int capacity = PooledBuffer.Smallest) : IBufferWriter<byte>, IDisposable
{
    private const int Smallest = 16 * 1024;

    private const int Large = 1024 * 1024;

    /// <summary>The shared pool keeps one array of each size for each thread, which is tens of megabytes of the large ones.</summary>
    private static readonly ArrayPool<byte> LargeArrays = ArrayPool<byte>.Create(16 * Large, maxArraysPerBucket: 2);

    private byte[] _bytes = Rent(Math.Max(capacity, Smallest));

    public int Length { get; private set; }

    /// <summary>What has been written; not to be used after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    /// <summary>Begins again in the same array.</summary>
    public void Clear() => Length = 0;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        var grown = Rent(Math.Max(_bytes.Length * 2, Length + count));
        Written.CopyTo(grown);
        Return(_bytes);
        _bytes = grown;
    }

    private static byte[] Rent(int length) => PoolOf(length).Rent(length);

    private static void Return(byte[] bytes) => PoolOf(bytes.Length).Return(bytes);

    private static ArrayPool<byte> PoolOf(int length) => length <= Large ? ArrayPool<byte>.Shared : LargeArrays;
}
