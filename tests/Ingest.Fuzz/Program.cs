using System.CommandLine;
using SharpFuzz;

namespace Ingest.Fuzz;

/// <summary><c>Ingest.Fuzz fixed</c> runs bred inputs with a fixed seed; <c>Ingest.Fuzz afl TARGET</c> and <c>libfuzzer TARGET</c> take theirs from a fuzzer.</summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        var target = new Argument<string>("TARGET") { Description = string.Join(", ", FuzzTargets.All.Select(known => known.Name)) };
        target.AcceptOnlyFromAmong([.. FuzzTargets.All.Select(known => known.Name)]);
        var afl = new Command("afl", "Runs under AFL, see docs/parsing.md.") { target };
        afl.SetAction(parsed => Fuzzer.OutOfProcess.Run(stream => Find(parsed.GetValue(target)!).Run(ReadAll(stream))));
        var libFuzzer = new Command("libfuzzer", "Runs under libFuzzer.") { target };
        libFuzzer.SetAction(parsed => Fuzzer.LibFuzzer.Run(input => Find(parsed.GetValue(target)!).Run(input.ToArray())));
        return new RootCommand("Fuzz targets, one a format.") { FixedCommand(), afl, libFuzzer }.Parse(arguments).Invoke();
    }

    private static Command FixedCommand()
    {
        var inputs = new Option<int>("--inputs") { Description = "Inputs of each target.", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same inputs.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--target") { Description = "One target instead of all." };
        var samples = new Option<string>("--samples") { Description = "Folder of the samples.", DefaultValueFactory = _ => Path.Combine("tests", "samples") };
        var command = new Command("fixed", "Breeds inputs from the samples and runs them.") { inputs, seed, only, samples };
        command.SetAction(parsed =>
        {
            var targets = FuzzTargets.All.Where(known => parsed.GetValue(only) is not { } name || known.Name == name);
            return new FixedRun(parsed.GetValue(inputs), parsed.GetValue(seed), parsed.GetValue(samples)!, Console.Out).Run(targets) == 0 ? 0 : 1;
        });
        return command;
    }

    private static FuzzTarget Find(string name) => FuzzTargets.All.Single(known => known.Name == name);

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
