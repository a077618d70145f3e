using System.Buffers;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Values by hash for the length of one text, in rented memory: dispose it. Keys are taken for good hashes as they are, and nothing is
/// ever removed.
/// </summary>
internal sealed class HashTable<TValue> : IDisposable
    where TValue : struct
{
    private const int Fewest = 64;

    /// <summary>Where in the other two a key stands, plus one; zero is free. Its length is a power of two, at most half of it in use.</summary>
    private int[] _slots;
    private ulong[] _keys;
    private TValue[] _values;
    private int _size;

    /// <param name="expected">Keys that are expected; more make it grow.</param>
    public HashTable(int expected = 0)
    {
        _size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(Fewest, 2 * expected));
        _slots = Cleared(_size);
        _keys = ArrayPool<ulong>.Shared.Rent(_size / 2);
        _values = ArrayPool<TValue>.Shared.Rent(_size / 2);
    }

    public int Count { get; private set; }

    /// <summary>The key's value, to read and to write; the default where the key is new. Valid until the next call.</summary>
    public ref TValue this[ulong key]
    {
        get
        {
            var slot = Slot(key);

            if (_slots[slot] > 0)
            {
                return ref _values[_slots[slot] - 1];
            }

            if (Count == _size / 2)
            {
                Grow();
                slot = Slot(key);
            }

            _keys[Count] = key;
            _values[Count] = default;
            _slots[slot] = ++Count;
            return ref _values[Count - 1];
        }
    }

    /// <summary>The key's value, or the default.</summary>
    public TValue Find(ulong key) => _slots[Slot(key)] is var index and > 0 ? _values[index - 1] : default;

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<TValue>.Shared.Return(_values);
    }

    /// <summary>Where the key stands, or would.</summary>
    private int Slot(ulong key)
    {
        var slot = (int)key & (_size - 1);

        while (_slots[slot] is var index and > 0 && _keys[index - 1] != key)
        {
            slot = (slot + 1) & (_size - 1);
        }

        return slot;
    }

    private void Grow()
    {
        _size *= 2;
        ArrayPool<int>.Shared.Return(_slots);
        _slots = Cleared(_size);
        _keys = Longer(_keys);
        _values = Longer(_values);

        for (var i = 0; i < Count; i++)
        {
            _slots[Slot(_keys[i])] = i + 1;
        }
    }

    private static int[] Cleared(int size)
    {
        var slots = ArrayPool<int>.Shared.Rent(size);

        Array.Clear(slots, 0, size);
        return slots;
    }

    private T[] Longer<T>(T[] values)
    {
        var longer = ArrayPool<T>.Shared.Rent(_size / 2);

        values.AsSpan(0, Count).CopyTo(longer);
        ArrayPool<T>.Shared.Return(values);
        return longer;
    }
}
