using System.Buffers;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// For each token the run of capitalised words it stands in, strictly (hyphens allowed) and loosely ("Ministry of Health"). Rented memory.
/// </summary>
internal sealed class CapitalRuns : IDisposable
{
    /// <summary>Longer runs are headlines or shouting, and say nothing of names.</summary>
    private const int Longest = 10;

    private readonly (int Start, int End)[] _strict;
    private readonly (int Start, int End)[] _loose;

    public CapitalRuns(TokenView tokens)
    {
        _strict = ArrayPool<(int, int)>.Shared.Rent(tokens.Count);
        _loose = ArrayPool<(int, int)>.Shared.Rent(tokens.Count);

        for (var i = 0; i < tokens.Count; i++)
        {
            _strict[i] = _loose[i] = (i, i);
        }

        foreach (var sentence in tokens.Text.Sentences)
        {
            Mark(tokens, sentence, _strict, static word => word is "-" or "’" or "'");
            Mark(tokens, sentence, _loose, static word => word is "of" or "-" or "&" or "and" or "for" or "the" || Lexicon.IsParticle(word));
        }
    }

    /// <summary>Empty where the token stands in none.</summary>
    public (int Start, int End) Strict(int token) => _strict[token];

    public (int Start, int End) Loose(int token) => _loose[token];

    public void Dispose()
    {
        ArrayPool<(int, int)>.Shared.Return(_strict);
        ArrayPool<(int, int)>.Shared.Return(_loose);
    }

    private static void Mark(TokenView tokens, Sentence sentence, (int Start, int End)[] runs, Func<ReadOnlySpan<char>, bool> connects)
    {
        var i = sentence.FirstToken;

        while (i < sentence.EndToken)
        {
            if (!IsName(tokens, sentence, i))
            {
                i++;
                continue;
            }

            var end = i + 1;
            var next = end;

            // At most two connecting words between capitals: "Bank of the Orient".
            while (next < sentence.EndToken && next - end <= 2)
            {
                if (IsName(tokens, sentence, next))
                {
                    end = next + 1;
                }
                else if (!connects(tokens.Word(next)))
                {
                    break;
                }

                next++;
            }

            if (end - i <= Longest)
            {
                runs.AsSpan(i, end - i).Fill((i, end));
            }

            i = end;
        }
    }

    private static bool IsName(TokenView tokens, Sentence sentence, int token) => tokens.Shape(token) switch
    {
        WordShape.Capitalized or WordShape.Capital => token != sentence.FirstToken || !Abbreviations.OpensSentence(tokens.Word(token)),
        WordShape.Capitals or WordShape.Mixed or WordShape.Initials or WordShape.Alphanumeric => true,
        _ => false,
    };
}
