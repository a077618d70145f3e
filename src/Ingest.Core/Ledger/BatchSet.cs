using System.Numerics;

namespace Ingest.Core.Ledger;

/// <summary>A set of batch numbers as one bit each: 64 KiB, the limit of a property, hold half a million.</summary>
public sealed class BatchSet : IEquatable<BatchSet>
{
    public static readonly BatchSet Empty = new([]);

    private readonly byte[] _bits;

    private BatchSet(byte[] bits) => _bits = bits;

    public int Count => _bits.Sum(b => BitOperations.PopCount(b));

    public static BatchSet From(ReadOnlySpan<byte> bits) => new(bits.ToArray());

    public byte[] ToBytes() => [.. _bits];

    public bool Contains(int batch) => batch / 8 < _bits.Length && (_bits[batch / 8] & (1 << (batch % 8))) != 0;

    public BatchSet With(int batch)
    {
        var copy = new byte[Math.Max(_bits.Length, (batch / 8) + 1)];
        _bits.CopyTo(copy, 0);
        copy[batch / 8] |= (byte)(1 << (batch % 8));
        return new BatchSet(copy);
    }

    public bool Equals(BatchSet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as BatchSet);

    public override int GetHashCode() => Count;
}
