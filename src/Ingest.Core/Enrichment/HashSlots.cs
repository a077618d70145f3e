using System.Buffers;
using System.Numerics;

namespace Ingest.Core.Enrichment;

/// <summary>Slots of an open-addressing table, at most half full; the entries and their comparison are the caller's. Rented memory: dispose it.</summary>
internal readonly struct HashSlots : IDisposable
{
    private readonly int[] _slots;
    private readonly int _mask;

    /// <param name="most">Entries at most.</param>
    public HashSlots(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, most * 2));
        _mask = size - 1;
        _slots = ArrayPool<int>.Shared.Rent(size);
        Array.Clear(_slots, 0, size);
    }

    /// <summary>One more than the entry at a place of the search; 0 where it ends.</summary>
    /// <param name="hash">Of the entry that is searched.</param>
    /// <param name="step">From 0 on.</param>
    public ref int At(int hash, int step) => ref _slots[(hash + step) & _mask];

    public void Dispose() => ArrayPool<int>.Shared.Return(_slots);
}
