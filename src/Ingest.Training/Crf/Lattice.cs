using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Training.Crf;

/// <summary>Forward-backward over one chain, all labels or only those that the gold allows. Reused between chains.</summary>
internal sealed class Lattice
{
    private float[] _potentials = [];
    private float[] _alpha = [];
    private float[] _beta = [];

    /// <summary>Marginal probabilities, length times <see cref="Labels.Count"/>.</summary>
    public float[] Marginals { get; private set; } = [];

    /// <summary>Runs over the chain and adds <paramref name="sign"/> times the expected transitions to <paramref name="pairs"/>.</summary>
    public void Run(ReadOnlySpan<float> emissions, float[] transitions, Chain chain, bool constrained, float sign, float[] pairs)
    {
        const int K = Labels.Count;
        var n = chain.Length;

        Resize(n * K);
        Potentials(emissions, chain, constrained);

        for (var t = 0; t < n; t++)
        {
            var sum = 0f;

            for (var j = 0; j < K; j++)
            {
                var total = 0f;

                if (_potentials[(t * K) + j] > 0)
                {
                    foreach (var i in TransitionScores.Predecessors(j))
                    {
                        total += (t == 0 ? (i == 0 ? 1f : 0f) : _alpha[((t - 1) * K) + i]) * transitions[(i * K) + j];
                    }
                }

                sum += _alpha[(t * K) + j] = total * _potentials[(t * K) + j];
            }

            var scale = 1f / sum;

            for (var j = 0; j < K; j++)
            {
                _alpha[(t * K) + j] *= scale;
            }
        }

        Backward(n, transitions);
        Expect(n, transitions, sign, pairs);
    }

    private void Backward(int n, float[] transitions)
    {
        const int K = Labels.Count;

        for (var j = 0; j < K; j++)
        {
            _beta[((n - 1) * K) + j] = j == 0 || Labels.Closes(j) ? transitions[j * K] : 0;
        }

        for (var t = n - 2; t >= 0; t--)
        {
            var sum = 0f;
            _beta.AsSpan(t * K, K).Clear();

            for (var j = 0; j < K; j++)
            {
                var next = _beta[((t + 1) * K) + j] * _potentials[((t + 1) * K) + j];

                if (next == 0)
                {
                    continue;
                }

                foreach (var i in TransitionScores.Predecessors(j))
                {
                    _beta[(t * K) + i] += transitions[(i * K) + j] * next;
                }
            }

            for (var i = 0; i < K; i++)
            {
                sum += _beta[(t * K) + i];
            }

            for (var i = 0; i < K; i++)
            {
                _beta[(t * K) + i] /= sum;
            }
        }
    }

    private void Expect(int n, float[] transitions, float sign, float[] pairs)
    {
        const int K = Labels.Count;
        Span<float> pair = stackalloc float[K * K];

        for (var t = 0; t < n; t++)
        {
            Normalize(t, _alpha.AsSpan(t * K, K), _beta.AsSpan(t * K, K));

            if (t == 0)
            {
                continue;
            }

            var sum = 0f;
            pair.Clear();

            for (var j = 0; j < K; j++)
            {
                var next = _beta[(t * K) + j] * _potentials[(t * K) + j];

                if (next == 0)
                {
                    continue;
                }

                foreach (var i in TransitionScores.Predecessors(j))
                {
                    sum += pair[(i * K) + j] = _alpha[((t - 1) * K) + i] * transitions[(i * K) + j] * next;
                }
            }

            for (var p = 0; p < pair.Length; p++)
            {
                pairs[p] += sign * pair[p] / sum;
            }
        }
    }

    private void Normalize(int t, Span<float> alpha, Span<float> beta)
    {
        const int K = Labels.Count;
        var sum = 0f;

        for (var j = 0; j < K; j++)
        {
            sum += Marginals[(t * K) + j] = alpha[j] * beta[j];
        }

        for (var j = 0; j < K; j++)
        {
            Marginals[(t * K) + j] /= sum;
        }
    }

    private void Potentials(ReadOnlySpan<float> emissions, Chain chain, bool constrained)
    {
        const int K = Labels.Count;

        for (var t = 0; t < chain.Length; t++)
        {
            var row = emissions.Slice(t * Labels.Weighted, Labels.Weighted);
            var max = 0f;

            foreach (var score in row)
            {
                max = Math.Max(max, score);
            }

            for (var j = 0; j < K; j++)
            {
                // A floor of e^-60 keeps single precision away from zero, so that the gold path never vanishes.
                _potentials[(t * K) + j] = constrained && !Allowed(chain, t, j) ? 0 : MathF.Exp(Math.Max(-60f, (j == 0 ? 0 : row[j - 1]) - max));
            }
        }
    }

    /// <summary>The gold label; where the source leaves MISC unlabelled, outside its names also what could be one.</summary>
    private static bool Allowed(Chain chain, int t, int label)
    {
        var gold = chain.Gold[t];

        return label == gold
            || (gold == Labels.Outside && !chain.HasMiscellaneous && label != 0 && Labels.Type(label) == EntityType.Miscellaneous
                && (chain.Edges[t] || !(Labels.Opens(label) || Labels.Closes(label))));
    }

    private void Resize(int size)
    {
        if (_alpha.Length < size)
        {
            _alpha = new float[size * 2];
            _beta = new float[size * 2];
            _potentials = new float[size * 2];
            Marginals = new float[size * 2];
        }
    }
}
