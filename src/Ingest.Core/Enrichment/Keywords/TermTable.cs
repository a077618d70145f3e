using System.Buffers;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Keywords;

/// <summary>The words of a text that can be part of a phrase, numbered in the order in which they first stand; case does not count. Rented memory: dispose it.</summary>
internal sealed class TermTable : IDisposable
{
    /// <summary>A token that is no term.</summary>
    public const int None = -1;

    private readonly char[] _lower;
    private readonly int[] _numbers;
    private readonly TermStatistics[] _terms;

    public TermTable(AnalyzedText text)
    {
        _lower = ArrayPool<char>.Shared.Rent(text.Value.Length);
        _numbers = ArrayPool<int>.Shared.Rent(text.Tokens.Count);
        _terms = ArrayPool<TermStatistics>.Shared.Rent(text.Tokens.Count);
        text.Value.AsSpan().ToLowerInvariant(_lower);
        Array.Fill(_numbers, None, 0, text.Tokens.Count);
        Number(text);
        Array.Clear(_terms, 0, Count);
    }

    public int Count { get; private set; }

    public Span<TermStatistics> Terms => _terms.AsSpan(0, Count);

    /// <summary>The number of a token's term, or <see cref="None"/>.</summary>
    public int this[int token] => _numbers[token];

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_lower);
        ArrayPool<int>.Shared.Return(_numbers);
        ArrayPool<TermStatistics>.Shared.Return(_terms);
    }

    private void Number(AnalyzedText text)
    {
        using var slots = new HashSlots(text.Tokens.Count);
        var firsts = ArrayPool<Token>.Shared.Rent(text.Tokens.Count);

        foreach (var (first, end) in text.Sentences)
        {
            for (var token = first; token < end; token++)
            {
                if (IsTerm(text.Word(token)))
                {
                    _numbers[token] = NumberOf(text.TokenAt(token), slots, firsts);
                }
            }
        }

        ArrayPool<Token>.Shared.Return(firsts);
    }

    /// <param name="firsts">Where each term stands first.</param>
    private int NumberOf(Token token, HashSlots slots, Token[] firsts)
    {
        var word = Lower(token);
        var hash = string.GetHashCode(word);

        for (var step = 0; ; step++)
        {
            ref var slot = ref slots.At(hash, step);

            if (slot == 0)
            {
                firsts[Count] = token;
                slot = ++Count;
                return Count - 1;
            }

            if (word.SequenceEqual(Lower(firsts[slot - 1])))
            {
                return slot - 1;
            }
        }
    }

    private ReadOnlySpan<char> Lower(Token token) => _lower.AsSpan(token.Start, token.Length);

    private static bool IsTerm(ReadOnlySpan<char> word) => word.Length > 0 && (char.IsLetter(word[0]) || (char.IsDigit(word[0]) && word.IndexOfAnyInRange('a', 'z') > 0));
}
