using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Weights of features by hash: one row of sixteen bytes a feature (all labels but O) with a scale, found in an open-addressing table by
/// 32-bit fingerprints. The rows lie in the table itself, so that a lookup costs one cache line. A feature that is not in the table weighs
/// nothing.
/// </summary>
internal sealed class WeightTable
{
    private readonly WeightRow[] _rows;
    private readonly int _mask;

    /// <param name="rows">One a feature, in any order.</param>
    public WeightTable(ReadOnlySpan<WeightRow> rows)
    {
        var size = 16;

        // At most two thirds full.
        while (size * 2L < rows.Length * 3L)
        {
            size *= 2;
        }

        Count = rows.Length;
        _mask = size - 1;
        _rows = new WeightRow[size];

        foreach (var row in rows)
        {
            var slot = (int)row.Home & _mask;

            while (_rows[slot].IsUsed)
            {
                slot = (slot + 1) & _mask;
            }

            _rows[slot] = row;
        }
    }

    /// <summary>Number of features.</summary>
    public int Count { get; }

    /// <summary>Adds the weights of the features to the scores of one token; scores has <see cref="Labels.Weighted"/> values.</summary>
    public void Accumulate(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_rows);
        var a = Vector128.Create<float>(scores);
        var b = Vector128.Create<float>(scores[4..]);
        var c = Vector128.Create<float>(scores[8..]);
        var d = Vector128.Create<float>(scores[12..]);

        foreach (var feature in features)
        {
            var fingerprint = (uint)(feature >> 32);
            var slot = (int)feature & WeightRow.HomeMask & _mask;
            ref var row = ref Unsafe.Add(ref table, slot);

            while (row.IsUsed && row.Fingerprint != fingerprint)
            {
                slot = (slot + 1) & _mask;
                row = ref Unsafe.Add(ref table, slot);
            }

            if (!row.IsUsed)
            {
                continue;
            }

            var scale = Vector128.Create(row.Scale);
            var (low, high) = Vector128.Widen(Vector128.Create(row.Low, row.High).AsSByte());
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
    public WeightTable Pruned(float threshold) => new([.. Rows().Where(row => 127 * row.Scale >= threshold)]);

    public void Save(BinaryWriter writer)
    {
        var rows = Rows().ToArray();

        writer.Write(rows.Length);
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => r.Fingerprint).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (ushort)r.Home).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (byte)(r.Home >> 16)).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (Half)r.Scale).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.SelectMany(r => new[] { r.Low, r.High }).ToArray().AsSpan()));
    }

    public static WeightTable Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var fingerprints = Read<uint>(reader, count);
        var low = Read<ushort>(reader, count);
        var high = Read<byte>(reader, count);
        var scales = Read<Half>(reader, count);
        var weights = Read<ulong>(reader, count * 2);
        var rows = new WeightRow[count];

        for (var i = 0; i < count; i++)
        {
            rows[i] = new WeightRow(fingerprints[i], low[i] | ((uint)high[i] << 16), scales[i], weights[2 * i], weights[(2 * i) + 1]);
        }

        return new WeightTable(rows);
    }

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : struct
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>By hash, so that the same features give the same file.</summary>
    private IEnumerable<WeightRow> Rows() => _rows.Where(row => row.IsUsed).OrderBy(row => row.Fingerprint).ThenBy(row => row.Home);
}
