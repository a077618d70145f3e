using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Benchmarks.Measuring;

/// <summary>What loading the recogniser costs a fresh process, so nothing else may have run in it.</summary>
public static class ModelLoad
{
    public static int Run()
    {
        using var process = Process.GetCurrentProcess();
        var memory = WorkingSet(process);
        var clock = Stopwatch.StartNew();

        var enricher = new InProcessEntityEnricher();

        var loaded = clock.Elapsed;
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        _ = enricher.FindAsync(TextAnalyzer.Analyze(["Ada Lund of the Bank of Mali spoke in Nairobi on Monday."], "en"), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var tagged = clock.Elapsed;

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"load {loaded.TotalMilliseconds:0} ms, first sentence {tagged.TotalMilliseconds:0} ms, managed heap {heap / 1048576.0:0.0} MiB, working set + {(WorkingSet(process) - memory) / 1048576.0:0.0} MiB"));
        GC.KeepAlive(enricher);
        return 0;
    }

    private static long WorkingSet(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }
}
