namespace Ingest.Benchmarks.Pipeline;

/// <summary>
/// Three stages in tandem with a queue before each, in slots of a tenth of a second: Poisson arrivals at the peak of a day, instances that each take so many articles a second,
/// and the queue's published limit. What does not fit in a slot waits for the next.
/// </summary>
/// <param name="CpuMilliseconds">Processor time of an article at each stage, on a core of an instance.</param>
/// <param name="StorageCalls">Requests one after the other that an article waits for at each stage.</param>
public sealed record QueueModel(double[] CpuMilliseconds, int[] StorageCalls)
{
    /// <summary>Peak of a day over its mean, as in the key simulation.</summary>
    public const double Peak = 2.5;

    /// <summary>Azure: messages that a queue takes in a second ("Scalability and performance targets for Queue Storage").</summary>
    public const int QueueLimit = 2000;

    /// <summary>Azure: requests that an account takes in a second.</summary>
    public const int AccountLimit = 20_000;

    // Messages in hand at a time in an instance: batchSize and newBatchThreshold of host.json.
    private const int InHand = 24;

    // A request to storage in the region, as a rule of thumb.
    private const double CallMilliseconds = 10;

    private const double Slot = 0.1;
    private const int Slots = 6000;

    /// <summary>Articles a second that an instance takes at a stage, did it nothing else.</summary>
    public double RateOf(int stage) => Math.Min(1000 / CpuMilliseconds[stage], InHand * 1000 / (CpuMilliseconds[stage] + (StorageCalls[stage] * CallMilliseconds)));

    /// <summary>The fewest instances with which nineteen of twenty articles wait for less than two seconds in all queues together, and that wait.</summary>
    public (int Instances, double Wait) Plan(double articlesPerSecond)
    {
        var peak = articlesPerSecond * Peak;
        var least = Math.Max(1, (int)Math.Floor(peak * Enumerable.Range(0, CpuMilliseconds.Length).Sum(stage => 1 / RateOf(stage))));

        for (var instances = least; ; instances++)
        {
            var wait = Simulate(peak, instances);

            if (wait < 2 || instances > least * 4)
            {
                return (instances, wait);
            }
        }
    }

    /// <returns>The 95th percentile over the slots of the time that a new article would wait.</returns>
    private double Simulate(double rate, int instances)
    {
        var random = new Random(7);
        var waiting = new double[CpuMilliseconds.Length];
        var waits = new List<double>(Slots);
        var queues = Math.Ceiling(rate / QueueLimit);

        for (var slot = 0; slot < Slots; slot++)
        {
            double arriving = Poisson(random, rate * Slot);
            var budget = instances * Slot;
            var wait = 0.0;

            // The last stage first: what is nearly done goes before what begins.
            for (var stage = waiting.Length - 1; stage >= 0; stage--)
            {
                var done = Math.Min(waiting[stage], Math.Min(budget * RateOf(stage), QueueLimit * queues * Slot));
                waiting[stage] -= done;
                budget -= done / RateOf(stage);
                wait += waiting[stage] / (instances * RateOf(stage));

                if (stage + 1 < waiting.Length)
                {
                    waiting[stage + 1] += done;
                }
            }

            waiting[0] += arriving;
            waits.Add(wait);
        }

        waits.Sort();
        return waits[(int)(0.95 * Slots)];
    }

    /// <remarks>Knuth's product method for small means, a normal approximation beyond.</remarks>
    private static int Poisson(Random random, double mean)
    {
        if (mean > 30)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * normal)));
        }

        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);

        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
