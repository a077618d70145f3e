using System.CommandLine;
using System.Globalization;

namespace Ingest.Benchmarks.Soak;

/// <summary><c>soak [--minutes N] [--rate N] [--out DIR]</c>: the whole service under drops that do not end; fails where something grows.</summary>
public static class SoakCommand
{
    // The garbage collector and the emulator make the figures swing: less than this is no growth.
    private const double Tolerance = 1.25;

    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var minutes = new Option<int>("--minutes") { Description = "How long files are dropped.", DefaultValueFactory = _ => 20 };
        var rate = new Option<int>("--rate") { Description = "Files a second: new ones, overwritten ones, and deletions.", DefaultValueFactory = _ => 4 };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the report goes.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "benchmarks")) };
        var command = new Command("soak", "Drops files for a long time: memory, handles, threads, queues and leases must not grow.") { minutes, rate, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(rate), parsed.GetValue(output)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan time, int rate, DirectoryInfo output, CancellationToken cancellationToken)
    {
        output.Create();
        var file = Path.Combine(output.FullName, "soak.md");
        await using var report = new StreamWriter(file) { AutoFlush = true };
        await using var stack = await SoakStack.StartAsync(cancellationToken);
        var drops = new SoakDrops(stack);
        var samples = new List<SoakSample>();
        await WriteAsync(SoakSample.Header);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(time);
        var dropping = drops.RunAsync(rate, end.Token);

        while (!end.IsCancellationRequested)
        {
            await Task.Delay(BetweenSamples, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            samples.Add(await SoakSample.TakeAsync(stack, drops.Count, cancellationToken));
            await WriteAsync(samples[^1].ToString());
        }

        await dropping;
        var gaps = await stack.SettleAsync(cancellationToken);
        await WriteAsync($"\n{drops.Count} drops in {time.TotalMinutes:0} minutes; {gaps} gaps after the end.");
        var grown = Grown(samples);
        await WriteAsync(grown.Count == 0 ? "Nothing has grown." : $"Grown: {string.Join(", ", grown)}.");
        return gaps == 0 && grown.Count == 0 ? 0 : 1;

        async Task WriteAsync(string line)
        {
            await report.WriteLineAsync(line);
            await Console.Out.WriteLineAsync(line);
        }
    }

    /// <summary>The means of the second and the last quarter: the first one warms up.</summary>
    private static List<string> Grown(List<SoakSample> samples)
    {
        var quarter = samples.Count / 4;

        if (quarter == 0)
        {
            return [];
        }

        return [.. SoakSample.Figures
            .Select(figure => (figure.Name, Before: samples.Skip(quarter).Take(quarter).Average(figure.Of), After: samples.TakeLast(quarter).Average(figure.Of)))
            .Where(figure => figure.After > (figure.Before * Tolerance) + 1)
            .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name} from {figure.Before:0} to {figure.After:0}"))];
    }
}
