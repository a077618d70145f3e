using System.Buffers;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>Tags a whole text with the two passes of a <see cref="CrfModel"/>. Thread-safe; scratch memory is rented.</summary>
internal sealed class CrfTagger(CrfModel model, NameMatches matches)
{
    public void Tag(TokenView tokens, List<EntitySpan> spans)
    {
        var count = tokens.Count;
        var labels = ArrayPool<byte>.Shared.Rent(count);
        var final = ArrayPool<byte>.Shared.Rent(count);
        var scores = ArrayPool<float>.Shared.Rent(count * Labels.Weighted);
        var back = ArrayPool<byte>.Shared.Rent(count * Labels.Count);

        Array.Clear(labels, 0, count);
        Array.Clear(final, 0, count);
        Array.Clear(scores, 0, count * Labels.Weighted);

        try
        {
            using var features = new FeatureExtractor(tokens, matches);

            FirstPass(tokens, features, scores, back, labels);
            SecondPass(tokens, features, scores, back, labels, final);
            Collect(final.AsSpan(0, count), spans);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(labels);
            ArrayPool<byte>.Shared.Return(final);
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<byte>.Shared.Return(back);
        }
    }

    private void FirstPass(TokenView tokens, FeatureExtractor extractor, float[] scores, byte[] back, byte[] labels)
    {
        var buffer = new FeatureBuffer(stackalloc ulong[FeatureBuffer.Capacity]);

        foreach (var sentence in tokens.Text.Sentences)
        {
            var kind = SentenceKinds.Of(tokens, sentence);

            for (var (start, end) = ActiveTokens.Next(tokens, sentence, sentence.FirstToken); start < end; (start, end) = ActiveTokens.Next(tokens, sentence, end))
            {
                for (var i = start; i < end; i++)
                {
                    extractor.Extract(sentence, kind, i, ref buffer);
                    model.First.Accumulate(buffer.Features, scores.AsSpan(i * Labels.Weighted, Labels.Weighted));
                }

                Decode(model.FirstTransitions, scores, back, labels, start, end);
            }
        }
    }

    private void SecondPass(TokenView tokens, FeatureExtractor extractor, float[] scores, byte[] back, byte[] labels, byte[] final)
    {
        using var second = new SecondPass(tokens, extractor.Runs, extractor.Acronyms, labels);
        var buffer = new FeatureBuffer(stackalloc ulong[FeatureBuffer.Capacity]);

        foreach (var sentence in tokens.Text.Sentences)
        {
            for (var (start, end) = ActiveTokens.Next(tokens, sentence, sentence.FirstToken); start < end; (start, end) = ActiveTokens.Next(tokens, sentence, end))
            {
                for (var i = start; i < end; i++)
                {
                    second.Extract(i, start, end, ref buffer);
                    model.Second.Accumulate(buffer.Features, scores.AsSpan(i * Labels.Weighted, Labels.Weighted));
                }

                Decode(model.SecondTransitions, scores, back, final, start, end);
            }
        }
    }

    private static void Decode(TransitionScores transitions, float[] scores, byte[] back, byte[] labels, int start, int end) => transitions.Decode(
        scores.AsSpan(start * Labels.Weighted, (end - start) * Labels.Weighted),
        back.AsSpan(start * Labels.Count, (end - start) * Labels.Count),
        labels.AsSpan(start, end - start));

    private static void Collect(ReadOnlySpan<byte> labels, List<EntitySpan> spans)
    {
        var start = 0;

        for (var i = 0; i < labels.Length; i++)
        {
            if (Labels.Opens(labels[i]))
            {
                start = i;
            }

            if (Labels.Closes(labels[i]))
            {
                spans.Add(new EntitySpan(start, i + 1, Labels.Type(labels[i])));
            }
        }
    }
}
