using System.Buffers;
using System.Numerics;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Values by hash for the length of one text, in rented memory: dispose it. Keys are taken for good hashes as they are, and nothing is
/// ever removed.
/// </summary>
internal sealed class HashTable<TValue> : IDisposable
    where TValue : struct
{
    private const int Fewest = 32;

    private int _most;
    private HashSlots _slots;
    private ulong[] _keys;
    private TValue[] _values;

    /// <param name="expected">Keys that are expected; more make it grow.</param>
    public HashTable(int expected = 0)
    {
        _most = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Fewest, expected));
        _slots = new HashSlots(_most);
        _keys = ArrayPool<ulong>.Shared.Rent(_most);
        _values = ArrayPool<TValue>.Shared.Rent(_most);
    }

    public int Count { get; private set; }

    /// <summary>The key's value, to read and to write; the default where the key is new. Valid until the next call.</summary>
    public ref TValue this[ulong key]
    {
        get
        {
            if (Slot(key) is var known and > 0)
            {
                return ref _values[known - 1];
            }

            if (Count == _most)
            {
                Grow();
            }

            _keys[Count] = key;
            _values[Count] = default;
            Slot(key) = ++Count;
            return ref _values[Count - 1];
        }
    }

    /// <summary>The key's value, or the default.</summary>
    public TValue Find(ulong key) => Slot(key) is var index and > 0 ? _values[index - 1] : default;

    public void Dispose()
    {
        _slots.Dispose();
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<TValue>.Shared.Return(_values);
    }

    /// <summary>One more than the key's place in the other two; 0 where it is new.</summary>
    private ref int Slot(ulong key)
    {
        for (var step = 0; ; step++)
        {
            ref var slot = ref _slots.At((int)key, step);

            if (slot == 0 || _keys[slot - 1] == key)
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        _most *= 2;
        _slots.Dispose();
        _slots = new HashSlots(_most);
        _keys = Longer(_keys);
        _values = Longer(_values);

        for (var i = 0; i < Count; i++)
        {
            Slot(_keys[i]) = i + 1;
        }
    }

    private T[] Longer<T>(T[] values)
    {
        var longer = ArrayPool<T>.Shared.Rent(_most);

        values.AsSpan(0, Count).CopyTo(longer);
        ArrayPool<T>.Shared.Return(values);
        return longer;
    }
}
