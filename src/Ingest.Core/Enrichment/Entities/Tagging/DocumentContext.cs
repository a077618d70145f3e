namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>What the whole text says about a word: the same name is told elsewhere with a title, in full, or in lower case.</summary>
internal sealed class DocumentContext
{
    private readonly Dictionary<ulong, WordUse> _uses = [];

    public DocumentContext(TokenView tokens, CapitalRuns runs)
    {
        foreach (var sentence in tokens.Text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                Add(tokens, runs, i, i == sentence.FirstToken);
            }
        }
    }

    public WordUse this[ulong word] => _uses.TryGetValue(word, out var use) ? use : default;

    private void Add(TokenView tokens, CapitalRuns runs, int token, bool first)
    {
        var shape = tokens.Shape(token);

        if (shape is WordShape.Punctuation or WordShape.Number or WordShape.Link)
        {
            return;
        }

        ref var use = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_uses, tokens.Hash(token), out _);

        if (shape == WordShape.Lower)
        {
            use.Lower++;
            return;
        }

        use.Capital++;
        use.InSentence |= !first;

        var (start, end) = runs.Strict(token);

        if (end - start > use.RunEnd - use.RunStart)
        {
            use.RunStart = start;
            use.RunEnd = end;
            use.Position = token - start;
        }

        if (start > 0 && end > start)
        {
            var before = tokens.Word(start - 1);
            use.AfterTitle |= Lexicon.IsHonorific(before) || Lexicon.IsRole(before);
            use.AfterThe |= before is "the" or "The";
            use.AfterIn |= before is "in" or "In" or "at" or "from" or "near";
        }
    }
}
