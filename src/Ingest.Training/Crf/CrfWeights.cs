using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Training.Crf;

/// <summary>Weights in training: a dense row of sixteen floats a feature, and the transitions.</summary>
internal sealed class CrfWeights(int rows)
{
    private const int Width = Labels.Weighted;

    private float[] _emissions = [];
    private readonly float[] _potentials = new float[Labels.Count * Labels.Count];

    public float[] Values { get; } = new float[rows * Width];

    public float[] Transitions { get; } = new float[Labels.Count * Labels.Count];

    /// <summary>Scores of a chain's tokens, valid until the next call.</summary>
    public ReadOnlySpan<float> Emissions(Chain chain)
    {
        if (_emissions.Length < chain.Length * Width)
        {
            _emissions = new float[chain.Length * Width * 2];
        }

        ref var cell = ref MemoryMarshal.GetArrayDataReference(Values);
        var position = 0;

        for (var t = 0; t < chain.Length; t++)
        {
            var low = chain.Offsets is null ? Vector256<float>.Zero : Vector256.Create<float>(chain.Offsets.AsSpan(t * Width));
            var high = chain.Offsets is null ? Vector256<float>.Zero : Vector256.Create<float>(chain.Offsets.AsSpan((t * Width) + 8));

            for (; position < chain.RowEnds[t]; position++)
            {
                var at = (nuint)(chain.Rows[position] * Width);
                low += Vector256.LoadUnsafe(ref cell, at);
                high += Vector256.LoadUnsafe(ref cell, at + 8);
            }

            low.CopyTo(_emissions, t * Width);
            high.CopyTo(_emissions, (t * Width) + 8);
        }

        return _emissions.AsSpan(0, chain.Length * Width);
    }

    public float[] TransitionPotentials()
    {
        for (var i = 0; i < _potentials.Length; i++)
        {
            _potentials[i] = Labels.MayFollow(i / Labels.Count, i % Labels.Count) ? MathF.Exp(Transitions[i]) : 0;
        }

        return _potentials;
    }

    public void Add(CrfWeights other)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            Values[i] += other.Values[i];
        }

        for (var i = 0; i < Transitions.Length; i++)
        {
            Transitions[i] += other.Transitions[i];
        }
    }

    public void Divide(int count)
    {
        foreach (ref var value in Values.AsSpan())
        {
            value /= count;
        }

        foreach (ref var value in Transitions.AsSpan())
        {
            value /= count;
        }
    }

    /// <summary>The best labels of a chain under these weights.</summary>
    public byte[] Decode(Chain chain)
    {
        var labels = new byte[chain.Length];

        new TransitionScores(Transitions).Decode(Emissions(chain), new byte[chain.Length * Labels.Count], labels);
        return labels;
    }
}
