using System.CommandLine;

namespace Ingest.Benchmarks.Keys;

/// <summary><c>keys [--ledger N] [--rows N] [--sample N] [--out DIR]</c></summary>
public static class KeysCommand
{
    public static Command Create()
    {
        var ledger = new Option<int>("--ledger") { Description = "Ledger rows to simulate.", DefaultValueFactory = _ => 1_000_000 };
        var rows = new Option<long>("--rows") { Description = "Index rows to simulate.", DefaultValueFactory = _ => 10_000_000 };
        var sample = new Option<int>("--sample") { Description = "Articles to write to an emulator and to read back; 0 for none.", DefaultValueFactory = _ => 500 };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the report goes.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "benchmarks")) };
        var command = new Command("keys", "The key design over a year of invented news: partitions, hot seconds, rows and requests of a question.") { ledger, rows, sample, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(ledger), parsed.GetValue(rows), parsed.GetValue(sample), parsed.GetValue(output)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int ledger, long rows, int sample, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var simulation = new KeySimulation();
        simulation.Run(ledger, rows);
        await using var report = new StringWriter();
        KeyReport.Write(simulation, report);

        if (sample > 0)
        {
            await StorageSample.RunAsync(sample, report, cancellationToken);
        }

        output.Create();
        var file = Path.Combine(output.FullName, "keys.md");
        await File.WriteAllTextAsync(file, report.ToString(), cancellationToken);
        await Console.Out.WriteLineAsync(report.ToString());
        await Console.Out.WriteLineAsync($"Results: {file}");
        return 0;
    }
}
