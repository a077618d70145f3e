using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Weights of features by hash: one row of sixteen bytes a feature (all labels but O) with a scale, found in an open-addressing table of
/// 32-bit fingerprints. A feature that is not in the table weighs nothing.
/// </summary>
internal sealed class WeightTable
{
    private readonly uint[] _fingerprints;
    private readonly Half[] _scales;
    private readonly sbyte[] _weights;
    private readonly long[] _slots;
    private readonly int _mask;

    public WeightTable(uint[] fingerprints, uint[] homes, Half[] scales, sbyte[] weights)
    {
        _fingerprints = fingerprints;
        Homes = homes;
        _scales = scales;
        _weights = weights;

        var size = 16;

        while (size < fingerprints.Length * 2)
        {
            size *= 2;
        }

        _mask = size - 1;
        _slots = new long[size];

        for (var row = 0; row < fingerprints.Length; row++)
        {
            var slot = (int)homes[row] & _mask;

            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = ((long)fingerprints[row] << 32) | (uint)(row + 1);
        }
    }

    /// <summary>Number of features.</summary>
    public int Count => _fingerprints.Length;

    /// <summary>Low bits of each feature's hash, where its search begins.</summary>
    private uint[] Homes { get; }

    /// <summary>Adds the weights of the features to the scores of one token; scores has <see cref="Labels.Weighted"/> values.</summary>
    public void Accumulate(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        var a = Vector128.Create<float>(scores);
        var b = Vector128.Create<float>(scores[4..]);
        var c = Vector128.Create<float>(scores[8..]);
        var d = Vector128.Create<float>(scores[12..]);

        foreach (var feature in features)
        {
            var row = Row(feature);

            if (row < 0)
            {
                continue;
            }

            var scale = Vector128.Create((float)_scales[row]);
            var (low, high) = Vector128.Widen(Vector128.Create<sbyte>(_weights.AsSpan(row * Labels.Weighted, Labels.Weighted)));
            var (w0, w1) = Vector128.Widen(low);
            var (w2, w3) = Vector128.Widen(high);

            a += Vector128.ConvertToSingle(w0) * scale;
            b += Vector128.ConvertToSingle(w1) * scale;
            c += Vector128.ConvertToSingle(w2) * scale;
            d += Vector128.ConvertToSingle(w3) * scale;
        }

        a.CopyTo(scores);
        b.CopyTo(scores[4..]);
        c.CopyTo(scores[8..]);
        d.CopyTo(scores[12..]);
    }

    /// <summary>The table without the features whose largest weight is below the threshold.</summary>
    public WeightTable Pruned(float threshold)
    {
        var kept = Enumerable.Range(0, Count).Where(row => 127 * (float)_scales[row] >= threshold).ToArray();

        return new WeightTable(
            [.. kept.Select(row => _fingerprints[row])],
            [.. kept.Select(row => Homes[row])],
            [.. kept.Select(row => _scales[row])],
            [.. kept.SelectMany(row => _weights.AsSpan(row * Labels.Weighted, Labels.Weighted).ToArray())]);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes(_fingerprints.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Homes.Select(h => (ushort)h).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Homes.Select(h => (byte)(h >> 16)).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    public static WeightTable Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var fingerprints = Read<uint>(reader, count);
        var low = Read<ushort>(reader, count);
        var high = Read<byte>(reader, count);
        var scales = Read<Half>(reader, count);
        var weights = Read<sbyte>(reader, count * Labels.Weighted);
        var homes = new uint[count];

        for (var i = 0; i < count; i++)
        {
            homes[i] = low[i] | ((uint)high[i] << 16);
        }

        return new WeightTable(fingerprints, homes, scales, weights);
    }

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : struct
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private int Row(ulong feature)
    {
        var fingerprint = (uint)(feature >> 32);
        var slot = (int)feature & 0xFFFFFF & _mask;

        while (_slots[slot] is var entry and not 0)
        {
            if ((uint)(entry >> 32) == fingerprint)
            {
                return (int)(uint)entry - 1;
            }

            slot = (slot + 1) & _mask;
        }

        return -1;
    }
}
