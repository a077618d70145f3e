using System.Runtime.InteropServices;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>Scores of one label after another, and the best path over a chain (Viterbi). Forbidden steps are never taken.</summary>
internal sealed class TransitionScores
{
    private static readonly int[][] Before = [.. Enumerable.Range(0, Labels.Count).Select(next =>
        Enumerable.Range(0, Labels.Count).Where(previous => Labels.MayFollow(previous, next)).ToArray())];

    private readonly float[] _scores;

    public TransitionScores(float[] scores) => _scores = scores;

    public static IReadOnlyList<int> Predecessors(int label) => Before[label];

    public float this[int previous, int next] => _scores[(previous * Labels.Count) + next];

    /// <summary>The best labels of a chain that begins and ends outside a name.</summary>
    /// <param name="emissions">Length times <see cref="Labels.Weighted"/> scores.</param>
    /// <param name="back">Scratch memory of length times <see cref="Labels.Count"/>.</param>
    /// <param name="labels">Receives one label a token.</param>
    public void Decode(ReadOnlySpan<float> emissions, Span<byte> back, Span<byte> labels)
    {
        Span<float> current = stackalloc float[Labels.Count];
        Span<float> next = stackalloc float[Labels.Count];

        current.Fill(float.NegativeInfinity);
        current[Labels.Outside] = 0;

        for (var t = 0; t < labels.Length; t++)
        {
            for (var label = 0; label < Labels.Count; label++)
            {
                var best = float.NegativeInfinity;
                var from = 0;

                foreach (var previous in Before[label])
                {
                    var score = current[previous] + _scores[(previous * Labels.Count) + label];

                    if (score > best)
                    {
                        best = score;
                        from = previous;
                    }
                }

                next[label] = best + (label == Labels.Outside ? 0 : emissions[(t * Labels.Weighted) + label - 1]);
                back[(t * Labels.Count) + label] = (byte)from;
            }

            next.CopyTo(current);
        }

        var last = Labels.Outside;

        for (var label = 1; label < Labels.Count; label++)
        {
            if (Labels.Closes(label) && current[label] > current[last])
            {
                last = label;
            }
        }

        for (var t = labels.Length - 1; t >= 0; t--)
        {
            labels[t] = (byte)last;
            last = back[(t * Labels.Count) + last];
        }
    }

    public void Save(BinaryWriter writer) => writer.Write(MemoryMarshal.AsBytes(_scores.AsSpan()));

    public static TransitionScores Load(BinaryReader reader)
    {
        var scores = new float[Labels.Count * Labels.Count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scores.AsSpan()));
        return new TransitionScores(scores);
    }
}
