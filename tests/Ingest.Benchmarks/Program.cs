using System.CommandLine;
using Ingest.Benchmarks.Keys;
using Ingest.Benchmarks.Measuring;
using Ingest.Benchmarks.Pipeline;
using Ingest.Benchmarks.Soak;
using Ingest.Benchmarks.Suites;
using Ingest.Benchmarks.Web;

namespace Ingest.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/Ingest.Benchmarks -- SUITE [--data DIR] [--out DIR]</c>.</summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Benchmarks of Ingest. Results: a table, and JSON in the output folder.");

        foreach (var suite in BenchmarkSuites.All)
        {
            root.Add(SuiteCommand(suite));
        }

        foreach (var command in PipelineCommands.Create())
        {
            root.Add(command);
        }

        root.Add(KeysCommand.Create());
        root.Add(SoakCommand.Create());
        root.Add(WebCommand.Create());
        var load = new Command("load", "What loading the recogniser costs a fresh process: time and memory.");
        load.SetAction(_ => ModelLoad.Run());
        root.Add(load);

        return root.Parse(arguments).Invoke();
    }

    private static Command SuiteCommand(BenchmarkSuite suite)
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Measure over the files of this folder instead of the samples." };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the results go.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "benchmarks")) };
        var rounds = new Option<int>("--rounds") { Description = "Measured rounds; each goes over all files.", DefaultValueFactory = _ => 10 };
        var command = new Command(suite.Name, suite.Description) { data, output, rounds };
        command.SetAction(parsed => SuiteRun.Run(suite, new SuiteOptions(parsed.GetValue(data)?.FullName, parsed.GetValue(output)!.FullName, parsed.GetValue(rounds))));
        return command;
    }
}
