namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>Which words in capitals are initials of a longer name of the same text: "BoG" of "Bank of Ghana". Rented memory: dispose it.</summary>
internal sealed class Acronyms : IDisposable
{
    /// <summary>Initials fit in a key of eight letters.</summary>
    private const int Most = 8;

    /// <summary>By <see cref="PhraseHash.Finish"/> of the initials.</summary>
    private readonly HashTable<(int Start, int End)> _expansions = new();

    public Acronyms(TokenView tokens, CapitalRuns runs)
    {
        foreach (var sentence in tokens.Text.Sentences)
        {
            var i = sentence.FirstToken;

            while (i < sentence.EndToken)
            {
                var (start, end) = runs.Loose(i);

                if (end - start > 1 && Initials(tokens, start, end) is var key and not 0)
                {
                    ref var first = ref _expansions[PhraseHash.Finish(key)];
                    first = first.End > 0 ? first : (start, end);
                }

                i = Math.Max(i + 1, end);
            }
        }
    }

    public void Dispose() => _expansions.Dispose();

    /// <summary>The first run of capitalised words that has these initials; empty where there is none or the word is no acronym.</summary>
    public (int Start, int End) Expansion(TokenView tokens, int token)
    {
        if (_expansions.Count == 0 || tokens.Shape(token) is not (WordShape.Capitals or WordShape.Mixed or WordShape.Initials))
        {
            return default;
        }

        ulong key = 0;
        var letters = 0;

        foreach (var c in tokens.Word(token))
        {
            if (char.IsUpper(c) && ++letters <= Most)
            {
                key = (key << 8) | (byte)c;
            }
        }

        return letters is >= 2 and <= Most ? _expansions.Find(PhraseHash.Finish(key)) : default;
    }

    /// <summary>Zero where the run has too few or too many capitals, or is itself written in capitals.</summary>
    private static ulong Initials(TokenView tokens, int start, int end)
    {
        ulong key = 0;
        var letters = 0;

        for (var i = start; i < end; i++)
        {
            if (tokens.Shape(i) is WordShape.Capitalized or WordShape.Mixed)
            {
                key = (key << 8) | (byte)tokens.Word(i)[0];
                letters++;
            }
        }

        return letters is >= 2 and <= Most ? key : 0;
    }
}
