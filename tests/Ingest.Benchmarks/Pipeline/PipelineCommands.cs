using System.CommandLine;
using Ingest.Benchmarks.Plain;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>The suites that run the whole product on an emulator, each a command.</summary>
public static class PipelineCommands
{
    private static readonly Option<DirectoryInfo> Output = new("--out") { Description = "Where the results go.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "benchmarks")) };
    private static readonly Option<int> Files = new("--files") { Description = "Files of the burst.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Characters = new("--characters") { Description = "Length of an article.", DefaultValueFactory = _ => 3000 };
    private static readonly Option<int> Articles = new("--articles") { Description = "Articles of an archive.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> Kilobytes = new("--kilobytes") { Description = "Size of the page around each article of a zip or WARC; 100 makes an archive of 1 GB of 10,000." };
    private static readonly Option<int> Most = new("--most") { Description = "Articles of the largest archive of the curve, from 100 on; 0 for no curve, 100000 for the long one.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<string[]> Formats = new("--formats") { Description = "Formats of the archives.", DefaultValueFactory = _ => [.. ArchiveFile.Formats], AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> Drops = new("--drops") { Description = "Files dropped one by one.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int[]> Sizes = new("--sizes") { Description = "Blobs that the container holds already.", DefaultValueFactory = _ => [0, 10_000], AllowMultipleArgumentsPerToken = true };
    private static readonly Option<FileInfo?> Prices = new("--prices") { Description = "Prices, in the form of infra/prices.json, which is the default." };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Starts of each variant.", DefaultValueFactory = _ => 5 };

    public static IEnumerable<Command> Create()
    {
        yield return Suite("ceiling", "What the emulator gives here: requests a second by kind.", [Characters], (parsed, output, token) => BurstSuite.CeilingAsync(parsed.GetValue(Characters), output, token));
        yield return Suite("burst", "Single files in a burst, beside the plain design, as shares of the ceiling.", [Files, Characters], (parsed, output, token) => BurstSuite.RunAsync(parsed.GetValue(Files), parsed.GetValue(Characters), output, token));
        yield return Suite("archives", "Archives of each format, and the curve by number of articles.", [Articles, Most, Characters, Kilobytes, Formats], (parsed, output, token) => ArchivesSuite.RunAsync(parsed.GetValue(Formats)!, parsed.GetValue(Articles), parsed.GetValue(Most), parsed.GetValue(Characters), parsed.GetValue(Kilobytes), output, token));
        yield return Suite("latency", "One file at a time on an idle host.", [Drops, Sizes, Characters], (parsed, output, token) => LatencySuite.RunAsync(parsed.GetValue(Drops), parsed.GetValue(Sizes)!, parsed.GetValue(Characters), output, token));
        yield return Suite("start", "Process start to first article, by how the app is published.", [Rounds], (parsed, output, token) => StartSuite.RunAsync(parsed.GetValue(Rounds), output, token));
        yield return Suite("cpu", "Parse and enrich of an article of 600 words: processor time and allocations.", [], (_, output, _) => Task.FromResult(CpuSuite.Run(output)));
        yield return Suite("cost", "What 1, 10, 100 and 1,000 articles a second need on Azure and cost a month: a simulation.", [Prices], (parsed, output, _) => Task.FromResult(CostSuite.Run(parsed.GetValue(Prices)?.FullName, output)));
        yield return Suite("hosts", "One, two and four hosts on one account.", [Files, Characters], (parsed, output, token) => HostsSuite.RunAsync(parsed.GetValue(Files), parsed.GetValue(Characters), output, token));
        var plain = new Command("plain-host", "Runs the plain design's function app; the burst suite starts it.") { Hidden = true };
        plain.SetAction((_, token) => PlainHost.RunAsync(token));
        yield return plain;
    }

    private static Command Suite(string name, string description, Option[] options, Func<ParseResult, DirectoryInfo, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { Output };

        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => run(parsed, parsed.GetValue(Output)!, token));
        return command;
    }
}
