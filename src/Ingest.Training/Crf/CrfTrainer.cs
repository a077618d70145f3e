using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Training.Crf;

/// <summary>
/// Maximises the (partial) likelihood with AdaGrad (Duchi, Hazan and Singer 2011), one chain at a time, weights averaged over the last
/// half of the epochs. One thread and a fixed seed: same data, same bytes.
/// </summary>
internal sealed class CrfTrainer(TrainerOptions options)
{
    private const int Width = Labels.Weighted;

    private readonly float[] _pairs = new float[Labels.Count * Labels.Count];
    private readonly float[] _pairSums = new float[Labels.Count * Labels.Count];
    private readonly Chain _dropped = new() { Document = 0, FirstToken = 0, Gold = [], Hashes = [], Ends = [], HasMiscellaneous = true, Edges = [], Weight = 1 };
    private readonly Lattice _free = new();
    private readonly Lattice _bound = new();

    public CrfWeights Train(IReadOnlyList<Chain> chains, int rows, Action<int>? epochEnded = null)
    {
        var weights = new CrfWeights(rows);
        var averaged = new CrfWeights(rows);
        var sums = new float[rows];
        var order = Enumerable.Range(0, chains.Count).ToArray();
        var random = new Random(options.Seed);
        var averagedEpochs = 0;

        Array.Fill(_pairSums, 1f);
        Array.Fill(sums, 1f);

        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);

            foreach (var index in order)
            {
                Update(Drop(chains[index], random), weights, sums);
            }

            if (epoch >= options.Epochs / 2)
            {
                averaged.Add(weights);
                averagedEpochs++;
            }

            epochEnded?.Invoke(epoch);
        }

        averaged.Divide(averagedEpochs);
        return averaged;
    }

    /// <summary>The chain without a random share of its features.</summary>
    private Chain Drop(Chain chain, Random random)
    {
        if (options.Dropout <= 0)
        {
            return chain;
        }

        _dropped.Gold = chain.Gold;
        _dropped.Offsets = chain.Offsets;
        _dropped.HasMiscellaneous = chain.HasMiscellaneous;
        _dropped.Edges = chain.Edges;
        _dropped.Weight = chain.Weight;

        if (_dropped.Rows.Length < chain.Rows.Length)
        {
            _dropped.Rows = new int[chain.Rows.Length];
        }

        if (_dropped.RowEnds.Length < chain.Length)
        {
            _dropped.RowEnds = new int[chain.Length];
        }

        var limit = (uint)(options.Dropout * uint.MaxValue);
        var state = (ulong)random.NextInt64();
        int from = 0, to = 0;

        for (var t = 0; t < chain.Length; t++)
        {
            for (; from < chain.RowEnds[t]; from++)
            {
                // A linear congruential step (Knuth's MMIX constants): the high half is random enough, and fast.
                state = (state * 6364136223846793005) + 1442695040888963407;

                if ((uint)(state >> 32) >= limit)
                {
                    _dropped.Rows[to++] = chain.Rows[from];
                }
            }

            _dropped.RowEnds[t] = to;
        }

        return _dropped;
    }

    private void Update(Chain chain, CrfWeights weights, float[] sums)
    {
        var emissions = weights.Emissions(chain);
        var transitions = weights.TransitionPotentials();

        Array.Clear(_pairs);
        _free.Run(emissions, transitions, chain, constrained: false, -1, _pairs);
        _bound.Run(emissions, transitions, chain, constrained: true, 1, _pairs);

        for (var i = 0; i < _pairs.Length; i++)
        {
            if (_pairs[i] != 0)
            {
                _pairSums[i] += _pairs[i] * _pairs[i];
                weights.Transitions[i] += options.Rate * chain.Weight * _pairs[i] / MathF.Sqrt(_pairSums[i]);
            }
        }

        var position = 0;
        Span<float> gradient = stackalloc float[Width];

        for (var t = 0; t < chain.Length; t++)
        {
            var squares = 0f;

            for (var k = 0; k < Width; k++)
            {
                var cell = (t * Labels.Count) + k + 1;
                gradient[k] = chain.Weight * (_bound.Marginals[cell] - _free.Marginals[cell]);
                squares += gradient[k] * gradient[k];
            }

            // What is already right by a wide margin moves nothing.
            if (squares > 1e-7f)
            {
                Step(chain.Rows.AsSpan(position, chain.RowEnds[t] - position), gradient, squares, weights.Values, sums);
            }

            position = chain.RowEnds[t];
        }
    }

    /// <summary>One AdaGrad step on the rows, with one accumulator a row, and decay (L2) on what is touched.</summary>
    private void Step(ReadOnlySpan<int> rows, ReadOnlySpan<float> gradient, float squares, float[] values, float[] sums)
    {
        var low = Vector256.Create(gradient[..8]);
        var high = Vector256.Create(gradient[8..]);

        foreach (var row in rows)
        {
            sums[row] += squares;

            var rate = options.Rate / MathF.Sqrt(sums[row]);
            var keep = Vector256.Create(1 - (rate * options.Decay));
            var step = Vector256.Create(rate);
            ref var cell = ref MemoryMarshal.GetArrayDataReference(values);
            var at = (nuint)(row * Width);

            ((Vector256.LoadUnsafe(ref cell, at) * keep) + (low * step)).StoreUnsafe(ref cell, at);
            ((Vector256.LoadUnsafe(ref cell, at + 8) * keep) + (high * step)).StoreUnsafe(ref cell, at + 8);
        }
    }
}
