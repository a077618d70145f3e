using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>Extracts the features of labelled texts, exactly as the tagger does.</summary>
internal static class ChainBuilder
{
    public static List<Chain> First(IReadOnlyList<LabelledText> documents, NameMatches matches)
    {
        var chains = new List<Chain>();

        for (var d = 0; d < documents.Count; d++)
        {
            using var tokens = new TokenView(documents[d].Text);
            using var extractor = new FeatureExtractor(tokens, matches);
            var gold = GoldLabels.Of(documents[d]);

            foreach (var sentence in documents[d].Text.Sentences)
            {
                var kind = SentenceKinds.Of(tokens, sentence);

                for (var (start, end) = ActiveTokens.Next(tokens, sentence, sentence.FirstToken); start < end; (start, end) = ActiveTokens.Next(tokens, sentence, end))
                {
                    chains.Add(Build(documents[d], d, tokens, start, gold.AsSpan(start, end - start), (int token, ref FeatureBuffer buffer) => extractor.Extract(sentence, kind, token, ref buffer)));
                }
            }
        }

        return chains;
    }

    /// <summary>The second pass's features, from what the first said: one array of labels a document.</summary>
    public static List<Chain> Second(IReadOnlyList<LabelledText> documents, IReadOnlyList<byte[]> labels, IReadOnlyList<Chain> first)
    {
        var chains = new List<Chain>(first.Count);

        foreach (var group in first.GroupBy(c => c.Document))
        {
            using var tokens = new TokenView(documents[group.Key].Text);
            using var runs = new CapitalRuns(tokens);
            using var acronyms = new Acronyms(tokens, runs);
            using var second = new SecondPass(tokens, runs, acronyms, labels[group.Key]);

            foreach (var chain in group)
            {
                var (start, end) = (chain.FirstToken, chain.FirstToken + chain.Length);
                chains.Add(Build(documents[group.Key], group.Key, tokens, start, chain.Gold, (int token, ref FeatureBuffer buffer) => second.Extract(token, start, end, ref buffer)));
            }
        }

        return chains;
    }

    private delegate void Extract(int token, ref FeatureBuffer buffer);

    private static Chain Build(LabelledText document, int index, TokenView tokens, int start, ReadOnlySpan<byte> gold, Extract extract)
    {
        var buffer = new FeatureBuffer(stackalloc ulong[FeatureBuffer.Capacity]);
        var hashes = new List<ulong>(gold.Length * 70);
        var ends = new int[gold.Length];

        for (var i = 0; i < gold.Length; i++)
        {
            extract(start + i, ref buffer);
            hashes.AddRange(buffer.Features);
            ends[i] = hashes.Count;
        }

        return new Chain
        {
            Document = index,
            FirstToken = start,
            Gold = Legal(gold),
            Hashes = [.. hashes],
            Ends = ends,
            HasMiscellaneous = document.HasMiscellaneous,
            Edges = [.. Enumerable.Range(start, gold.Length).Select(t => tokens.Shape(t) is not (WordShape.Punctuation or WordShape.Lower))],
            Weight = document.Weight,
        };
    }

    /// <summary>A name can reach over the stretch's edge; what is left of it inside is not learnt.</summary>
    private static byte[] Legal(ReadOnlySpan<byte> gold)
    {
        var labels = gold.ToArray();
        int previous = Labels.Outside;

        for (var i = 0; i < labels.Length; i++)
        {
            if (!Labels.MayFollow(previous, labels[i]))
            {
                labels[i] = Labels.Outside;
            }

            previous = labels[i];
        }

        for (var i = labels.Length - 1; i >= 0 && labels[i] != Labels.Outside && !Labels.Closes(labels[i]); i--)
        {
            labels[i] = Labels.Outside;
        }

        return labels;
    }
}
