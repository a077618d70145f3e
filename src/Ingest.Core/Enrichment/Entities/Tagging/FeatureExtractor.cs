using System.Buffers;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Turns tokens into feature hashes: the word and its neighbours, affixes, shapes, runs of capitals, gazetteer, and what the rest of the
/// document says. After Ratinov and Roth 2009, and Chieu and Ng 2003 for the document's context. Rented memory: dispose it.
/// </summary>
internal sealed partial class FeatureExtractor : IDisposable
{
    /// <summary>Stands for the word beyond either end of a sentence.</summary>
    private const ulong Edge = 0xE;

    private readonly TokenView _tokens;
    private readonly CapitalRuns _runs;
    private readonly DocumentContext _context;
    private readonly Acronyms _acronyms;
    private readonly ushort[] _kinds;
    private readonly ushort[] _phrases;
    private readonly ushort[] _classes;
    private readonly ulong _sport;

    public FeatureExtractor(TokenView tokens, NameMatches matches)
    {
        _tokens = tokens;
        _runs = new CapitalRuns(tokens);
        _acronyms = new Acronyms(tokens, _runs);
        _kinds = ArrayPool<ushort>.Shared.Rent(tokens.Count);
        _phrases = ArrayPool<ushort>.Shared.Rent(tokens.Count);
        _classes = ArrayPool<ushort>.Shared.Rent(tokens.Count);

        for (var i = 0; i < tokens.Count; i++)
        {
            _kinds[i] = tokens.Shape(i) is WordShape.Punctuation or WordShape.Number ? (ushort)0 : (ushort)matches.Word(tokens, i);
            _phrases[i] = 0;
            _classes[i] = WordClass(tokens.Word(i), tokens.Shape(i));
        }

        _sport = SportLevel.Of(tokens, _classes);
        _context = new DocumentContext(tokens, _runs, _classes);

        foreach (var sentence in tokens.Text.Sentences)
        {
            MarkPhrases(matches, sentence);
        }
    }

    public CapitalRuns Runs => _runs;

    public Acronyms Acronyms => _acronyms;

    public void Dispose()
    {
        _runs.Dispose();
        _acronyms.Dispose();
        _context.Dispose();
        ArrayPool<ushort>.Shared.Return(_kinds);
        ArrayPool<ushort>.Shared.Return(_phrases);
        ArrayPool<ushort>.Shared.Return(_classes);
    }

    /// <summary>All features of the first pass for one token.</summary>
    public void Extract(Sentence sentence, SentenceKind kind, int token, ref FeatureBuffer features)
    {
        features.Clear();
        features.Add(0, 0);

        AddWords(sentence, token, ref features);
        AddAffixes(token, ref features);
        AddShapes(sentence, kind, token, ref features);
        AddNames(sentence, token, ref features);
        AddRuns(sentence, token, ref features);
        AddContext(token, ref features);
    }

    /// <summary>Gazetteer phrases of two words and more, longest first, each token with its place in the phrase.</summary>
    private void MarkPhrases(NameMatches matches, Sentence sentence)
    {
        const NameKinds Wanted = NameKinds.Place | NameKinds.Organization | NameKinds.Nationality | NameKinds.Miscellaneous;

        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if ((_kinds[i] & (ushort)NameKinds.Prefix) == 0 || !_tokens.IsCapitalized(i))
            {
                continue;
            }

            var kinds = matches.Longest(_tokens, i, sentence.EndToken, Wanted, out var end);

            if (end <= i + 1 || !_tokens.IsCapitalized(end - 1))
            {
                continue;
            }

            for (var j = i; j < end; j++)
            {
                // The two low bits (given, family) mean nothing in a phrase and hold the place instead.
                var place = j == i ? 1 : j == end - 1 ? 2 : 3;
                _phrases[j] = (ushort)(((int)kinds & 0x1FC) | place);
            }

            i = end - 1;
        }
    }

    private static ushort WordClass(ReadOnlySpan<char> word, WordShape shape) =>
        shape is WordShape.Punctuation or WordShape.Number or WordShape.Link || word.Length > 20 ? (ushort)0 : (ushort)ContextWords.Of(word);

    private ulong Word(Sentence sentence, int token) =>
        token < sentence.FirstToken || token >= sentence.EndToken ? Edge : _tokens.Hash(token);

    private ulong Shape(Sentence sentence, int token) =>
        token < sentence.FirstToken || token >= sentence.EndToken ? 15 : (ulong)_tokens.Shape(token);

    private ulong Kinds(Sentence sentence, int token) =>
        token < sentence.FirstToken || token >= sentence.EndToken ? 0x8000UL : _kinds[token] & 0xFDFFUL;

    private ulong Class(Sentence sentence, int token) =>
        token < sentence.FirstToken || token >= sentence.EndToken ? 0x8000UL : _classes[token];
}
