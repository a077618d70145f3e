using System.Diagnostics;

namespace Ingest.Fuzz;

/// <summary>Runs a fixed number of inputs through targets, for machines without a fuzzer.</summary>
public sealed class FixedRun(int inputs, int seed, string samples, TextWriter output)
{
    /// <summary>More than a hundred times what an input of a few kilobytes takes.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <returns>How many inputs broke a promise; each lies in a file that is named.</returns>
    public int Run(IEnumerable<FuzzTarget> targets)
    {
        var failed = 0;

        foreach (var target in targets)
        {
            var watch = Stopwatch.StartNew();
            var files = Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories)
                .Where(path => target.Samples.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
            var mutation = new Mutation(seed);
            var broken = 0;

            for (var i = 0; i < inputs; i++)
            {
                broken += Fails(target, i == 0 ? files[0] : mutation.Next(files), i) ? 1 : 0;
            }

            failed += broken;
            output.WriteLine($"{target.Name,-12} {inputs} inputs, {broken} failed, {watch.Elapsed.TotalSeconds:0.0} s");
        }

        return failed;
    }

    private bool Fails(FuzzTarget target, byte[] input, int number)
    {
        var watch = Stopwatch.StartNew();
        var fault = Catch(() => target.Run(input));

        if (fault is null && watch.Elapsed < Slow)
        {
            return false;
        }

        var path = Path.Combine(Path.GetTempPath(), $"ingest-fuzz-{target.Name}-{seed}-{number}.bin");
        File.WriteAllBytes(path, input);
        output.WriteLine($"{target.Name}: input {number}, kept as {path}: {fault?.ToString() ?? $"took {watch.Elapsed}"}");
        return true;
    }

    private static Exception? Catch(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it is: an input that makes a reader throw is what is looked for.
            return fault;
        }
    }
}
