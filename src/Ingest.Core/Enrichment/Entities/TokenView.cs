using System.Buffers;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>What every pass asks of a token, computed once for a text. Rented memory: dispose it.</summary>
internal sealed class TokenView : IDisposable
{
    private readonly ulong[] _hashes;
    private readonly WordShape[] _shapes;

    public TokenView(AnalyzedText text)
    {
        Text = text;
        Count = text.Tokens.Count;
        _hashes = ArrayPool<ulong>.Shared.Rent(Count);
        _shapes = ArrayPool<WordShape>.Shared.Rent(Count);

        for (var i = 0; i < Count; i++)
        {
            var word = text.Word(i);
            _hashes[i] = PhraseHash.Word(word);
            _shapes[i] = WordShapes.Of(word);
        }
    }

    public AnalyzedText Text { get; }

    public int Count { get; }

    public ulong Hash(int token) => _hashes[token];

    public WordShape Shape(int token) => _shapes[token];

    public ReadOnlySpan<char> Word(int token) => Text.Word(token);

    public ulong Phrase(int first, int end)
    {
        var hash = PhraseHash.Empty;

        for (var i = first; i < end; i++)
        {
            hash = PhraseHash.Extend(hash, _hashes[i]);
        }

        return hash;
    }

    /// <summary>Whether the token starts like a name: a capital, or a script that has none.</summary>
    public bool IsCapitalized(int token) => _shapes[token] is WordShape.Capitalized or WordShape.Capitals or WordShape.Capital or WordShape.Mixed or WordShape.Caseless;

    public string Surface(int first, int end) => SurfaceSpan(first, end).ToString();

    public ReadOnlySpan<char> SurfaceSpan(int first, int end)
    {
        var start = Text.TokenAt(first).Start;

        return Text.Value.AsSpan(start, Text.TokenAt(end - 1).End - start);
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_hashes);
        ArrayPool<WordShape>.Shared.Return(_shapes);
    }
}
