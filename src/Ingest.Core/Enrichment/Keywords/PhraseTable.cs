using System.Buffers;

namespace Ingest.Core.Enrichment.Keywords;

/// <summary>The different phrases of a text in the order in which they first stand. Rented memory: dispose it.</summary>
/// <param name="most">Phrases at most.</param>
internal sealed class PhraseTable(int most) : IDisposable
{
    private readonly HashSlots _slots = new(most);
    private readonly Candidate[] _candidates = ArrayPool<Candidate>.Shared.Rent(most);

    public int Count { get; private set; }

    public Span<Candidate> Candidates => _candidates.AsSpan(0, Count);

    /// <summary>Counts a phrase.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Phrase phrase, int firstToken, int endToken)
    {
        var hash = HashCode.Combine(phrase.First, phrase.Second, phrase.Third);

        for (var step = 0; ; step++)
        {
            ref var slot = ref _slots.At(hash, step);

            if (slot == 0)
            {
                _candidates[Count] = new Candidate { Phrase = phrase, FirstToken = firstToken, EndToken = endToken, Frequency = 1 };
                slot = ++Count;
                return true;
            }

            ref var seen = ref _candidates[slot - 1];

            if (seen.Phrase == phrase)
            {
                seen.Frequency++;
                return false;
            }
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        ArrayPool<Candidate>.Shared.Return(_candidates);
    }
}
