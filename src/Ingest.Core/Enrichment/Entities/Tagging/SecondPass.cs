namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Features of the second pass: what the first pass called this token, its neighbours, the same word elsewhere in the document, and the
/// longest name there that holds the word. Rented memory: dispose it.
/// </summary>
internal sealed class SecondPass : IDisposable
{
    private readonly TokenView _tokens;
    private readonly byte[] _labels;
    private readonly CapitalRuns _runs;
    private readonly Acronyms _acronyms;
    private readonly HashTable<Votes> _words = new();
    private readonly HashTable<Votes> _phrases = new();

    public SecondPass(TokenView tokens, CapitalRuns runs, Acronyms acronyms, byte[] labels)
    {
        _tokens = tokens;
        _runs = runs;
        _acronyms = acronyms;
        _labels = labels;

        var start = 0;

        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsCapitalized(i) && tokens.Shape(i) != WordShape.Initials)
            {
                continue;
            }

            _words[tokens.Hash(i)].Add(Type(labels[i]), 0);
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (Labels.Opens(labels[i]))
            {
                start = i;
            }

            if (Labels.Closes(labels[i]))
            {
                AddName(start, i + 1, Type(labels[i]));
            }
        }
    }

    public void Dispose()
    {
        _words.Dispose();
        _phrases.Dispose();
    }

    public void Extract(int token, int chainStart, int chainEnd, ref FeatureBuffer features)
    {
        features.Clear();

        var own = (ulong)_labels[token];
        var before = token > chainStart ? _labels[token - 1] : 0UL;
        var after = token + 1 < chainEnd ? _labels[token + 1] : 0UL;
        var shape = (ulong)_tokens.Shape(token);

        features.Add(80, own, shape);
        features.Add(81, (before << 5) | own);
        features.Add(82, (own << 5) | after);

        if (!_tokens.IsCapitalized(token) && _tokens.Shape(token) != WordShape.Initials)
        {
            return;
        }

        var elsewhere = _words.Find(_tokens.Hash(token)).Without(Type(_labels[token]));
        var summary = elsewhere.Summary();

        features.Add(83, summary);
        features.Add(84, summary, own);
        features.Add(85, summary, shape);

        var (start, end) = _runs.Strict(token);

        if (end > start)
        {
            var place = (ulong)(Math.Min(token - start, 2) | (Math.Min(end - 1 - token, 2) << 2));
            var phrase = _phrases.Find(_tokens.Phrase(start, end)).Summary();

            features.Add(86, phrase, place);
            features.Add(87, phrase, own);
        }

        var (longStart, longEnd) = _acronyms.Expansion(_tokens, token);

        if (longEnd > longStart)
        {
            // The type of the name that ends where the expansion ends, and whether all of it is one name.
            features.Add(97, (ulong)Type(_labels[longEnd - 1]), Labels.Opens(_labels[longStart]) ? 1UL : 0);
        }

        var longest = (ulong)(elsewhere.LongestType + 1 + (Math.Min(elsewhere.Longest, 3) * 16));

        features.Add(88, longest, own);
        features.Add(89, longest, (ulong)Math.Min(end - start, 3));
    }

    private void AddName(int start, int end, int type)
    {
        _phrases[_tokens.Phrase(start, end)].Add(type, end - start);

        for (var i = start; i < end; i++)
        {
            if (_tokens.IsCapitalized(i))
            {
                _words[_tokens.Hash(i)].Lengthen(type, end - start);
            }
        }
    }

    private static int Type(int label) => label == Labels.Outside ? 0 : 1 + (int)Labels.Type(label);
}
