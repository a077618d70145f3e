using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>What the whole text says about a word: the same name is told elsewhere with a title, in full, or in lower case. Rented memory: dispose it.</summary>
internal sealed class DocumentContext : IDisposable
{
    /// <summary>Words looked through after "is" or a comma.</summary>
    private const int Reach = 5;

    private readonly HashTable<WordUse> _uses;
    private readonly ushort[] _classes;

    /// <param name="tokens">The text.</param>
    /// <param name="runs">Its capitalised runs.</param>
    /// <param name="classes">The <see cref="ContextClass"/> of each token.</param>
    public DocumentContext(TokenView tokens, CapitalRuns runs, ushort[] classes)
    {
        _classes = classes;

        // News repeats every other word.
        _uses = new HashTable<WordUse>(tokens.Count / 2);

        foreach (var sentence in tokens.Text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                Add(tokens, runs, sentence, i);
            }
        }
    }

    public WordUse this[ulong word] => _uses.Find(word);

    public void Dispose() => _uses.Dispose();

    private void Add(TokenView tokens, CapitalRuns runs, Sentence sentence, int token)
    {
        var shape = tokens.Shape(token);

        if (shape is WordShape.Punctuation or WordShape.Number or WordShape.Link)
        {
            return;
        }

        ref var use = ref _uses[tokens.Hash(token)];

        if (shape == WordShape.Lower)
        {
            use.Lower++;
            return;
        }

        use.Capital++;
        use.InSentence |= token > sentence.FirstToken;

        var (start, end) = runs.Strict(token);

        if (end - start > use.RunEnd - use.RunStart)
        {
            use.RunStart = start;
            use.RunEnd = end;
            use.Position = token - start;
        }

        if (end > start)
        {
            use.Before |= start > sentence.FirstToken ? (ContextClass)_classes[start - 1] : 0;
            use.After |= end < sentence.EndToken ? (ContextClass)_classes[end] : 0;
            use.Apposition |= Apposition(tokens, sentence, end);
        }

        if (start > 0 && end > start)
        {
            var before = tokens.Word(start - 1);
            use.AfterTitle |= ((ContextClass)_classes[start - 1] & (ContextClass.Honorific | ContextClass.Role)) != 0;
            use.AfterThe |= before is "the" or "The";
            use.AfterIn |= before is "in" or "In" or "at" or "from" or "near";
        }
    }

    private ContextClass Apposition(TokenView tokens, Sentence sentence, int end)
    {
        if (end >= sentence.EndToken || tokens.Word(end) is not ("is" or "was" or "," or "are" or "were" or "("))
        {
            return ContextClass.None;
        }

        var found = ContextClass.None;

        for (var i = end + 1; i < sentence.EndToken && i <= end + Reach && tokens.Shape(i) == WordShape.Lower; i++)
        {
            found |= (ContextClass)_classes[i];
        }

        return found;
    }
}
