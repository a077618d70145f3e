namespace Ingest.Benchmarks.Measuring;

/// <summary>What one call of the benchmark that runs now works on; benchmarks run one at a time in this process.</summary>
public static class Workload
{
    public static int Items { get; private set; } = 1;

    public static long Bytes { get; private set; }

    /// <param name="items">Documents, articles or messages of one call.</param>
    /// <param name="bytes">Their bytes.</param>
    public static void Declare(int items, long bytes)
    {
        Items = items;
        Bytes = bytes;
    }
}
