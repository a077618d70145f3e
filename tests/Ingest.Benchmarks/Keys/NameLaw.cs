namespace Ingest.Benchmarks.Keys;

/// <summary>
/// How often names occur: the law of Zipf and Mandelbrot, frequency of rank k proportional to 1 / (k + q). With q = 10 and a million names the first one stands
/// in one article of five, as a large country does.
/// </summary>
public sealed class NameLaw
{
    private readonly double[] _cumulative;

    public NameLaw(int names, double offset)
    {
        _cumulative = new double[names];
        var sum = 0.0;

        for (var rank = 0; rank < names; rank++)
        {
            sum += 1 / (rank + 1 + offset);
            _cumulative[rank] = sum;
        }
    }

    public int Names => _cumulative.Length;

    /// <returns>A rank, 0 for the commonest name.</returns>
    public int Draw(Random random)
    {
        var found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found >= 0 ? found : ~found, _cumulative.Length - 1);
    }
}
