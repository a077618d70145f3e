using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Weights of features by hash: one row of sixteen bytes a feature (all labels but O) with a scale, found through an open-addressing table of 32-bit fingerprints and row numbers, so that a
/// feature without weights, which weighs nothing, costs one cache line.
/// </summary>
internal sealed class WeightTable
{
    private const int ReadAtATime = 4096;

    private readonly WeightRow[] _rows;
    private readonly Slot[] _slots;
    private readonly int _mask;

    /// <param name="rows">One a feature, in any order.</param>
    public WeightTable(WeightRow[] rows)
    {
        var size = 16;

        // At most two thirds full.
        while (size * 2L < rows.Length * 3L)
        {
            size *= 2;
        }

        _rows = rows;
        _mask = size - 1;
        _slots = new Slot[size];

        for (var i = 0; i < rows.Length; i++)
        {
            var slot = (int)rows[i].Home & _mask;

            while (_slots[slot].Number != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = new Slot(rows[i].Fingerprint, i + 1);
        }
    }

    private delegate void Set<T>(ref WeightRow row, T value);

    /// <summary>Number of features.</summary>
    public int Count => _rows.Length;

    /// <summary>Adds the weights of the features to the scores of one token; scores has <see cref="Labels.Weighted"/> values.</summary>
    public void Accumulate(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        var a = Vector128.Create<float>(scores);
        var b = Vector128.Create<float>(scores[4..]);
        var c = Vector128.Create<float>(scores[8..]);
        var d = Vector128.Create<float>(scores[12..]);

        foreach (var feature in features)
        {
            ref var row = ref Find(feature, ref slots, ref rows);

            if (Unsafe.IsNullRef(ref row))
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
    public WeightTable Pruned(float threshold) => new([.. _rows.Where(row => 127 * row.Scale >= threshold)]);

    /// <summary>Column by column and by hash: the same features give the same file, and it packs well.</summary>
    public void Save(BinaryWriter writer)
    {
        var rows = _rows.OrderBy(row => row.Fingerprint).ThenBy(row => row.Home).ToArray();

        writer.Write(rows.Length);
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => r.Fingerprint).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (ushort)r.Home).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (byte)(r.Home >> 16)).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => (Half)r.Scale).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.SelectMany(r => new[] { r.Low, r.High }).ToArray().AsSpan()));
    }

    public static WeightTable Load(BinaryReader reader)
    {
        var rows = new WeightRow[reader.ReadInt32()];
        Read(reader, rows, static (ref WeightRow row, uint value) => row.Fingerprint = value);
        Read(reader, rows, static (ref WeightRow row, ushort value) => row.Home = value);
        Read(reader, rows, static (ref WeightRow row, byte value) => row.Home |= (uint)value << 16);
        Read(reader, rows, static (ref WeightRow row, Half value) => row.Scale = (float)value);
        Read(reader, rows, static (ref WeightRow row, UInt128 value) => (row.Low, row.High) = ((ulong)value, (ulong)(value >> 64)));
        return new WeightTable(rows);
    }

    /// <summary>A column, some values at a time: as a whole they would take megabytes beside the rows.</summary>
    private static void Read<T>(BinaryReader reader, Span<WeightRow> rows, Set<T> set)
        where T : struct
    {
        var values = new T[Math.Min(rows.Length, ReadAtATime)];

        for (; !rows.IsEmpty; rows = rows[values.Length..])
        {
            values = rows.Length < values.Length ? new T[rows.Length] : values;
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));

            for (var i = 0; i < values.Length; i++)
            {
                set(ref rows[i], values[i]);
            }
        }
    }

    /// <returns>Null where the feature is in no row.</returns>
    private ref WeightRow Find(ulong feature, ref Slot slots, ref WeightRow rows)
    {
        for (var at = (int)feature & WeightRow.HomeMask & _mask; ; at = (at + 1) & _mask)
        {
            var slot = Unsafe.Add(ref slots, at);

            if (slot.Number == 0)
            {
                return ref Unsafe.NullRef<WeightRow>();
            }

            if (slot.Fingerprint == (uint)(feature >> 32))
            {
                return ref Unsafe.Add(ref rows, slot.Number - 1);
            }
        }
    }

    /// <param name="Number">One more than the row's place; 0 where a search ends.</param>
    private readonly record struct Slot(uint Fingerprint, int Number);
}
