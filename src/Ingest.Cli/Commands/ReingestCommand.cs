using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Batches;
using Ingest.Core.Reingestion;
using Ingest.Core.Stories;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest reingest [--plan] [--stage parse|enrich|write]</c>: the sweep, now.</summary>
public static class ReingestCommand
{
    private static readonly Option<bool> Plan = new("--plan") { Description = "Print what would be done and what it would cost, and do nothing." };
    private static readonly Option<string?> From = new("--stage") { Description = "Run every file again from this stage on (parse, enrich or write), outdated or not." };

    static ReingestCommand() => From.AcceptOnlyFromAmong("parse", "enrich", "write");

    public static Command Create() => ReadingCommand.Create(
        "reingest", "Put right what differs between container and ledger (missed, changed, stuck and deleted files), and run again what an older version made.", [Plan, From], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var sweep = session.Get<SweepHandler>();
        Stage? again = parsed.GetValue(From) is { } stage ? Enum.Parse<Stage>(stage, ignoreCase: true) : null;

        if (parsed.GetValue(Plan))
        {
            var gaps = await sweep.PlanAsync(again, cancellationToken).SelectMany(report => report.Gaps).ToListAsync(cancellationToken);
            Print(parsed, gaps, new ReplayCost(gaps));
            return ExitCode.Done;
        }

        var tally = (await sweep.SweepAsync(again, cancellationToken)).Tally;
        await session.Get<StoryHandler>().ClusterAllAsync(cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(tally);
            return ExitCode.Done;
        }

        foreach (var gap in tally.Listed)
        {
            Console.WriteLine(Line(gap));
        }

        Console.WriteLine($"{tally.Blobs} files compared, {tally.Requested} taken up, {tally.Cleared} cleared by retention");
        return ExitCode.Done;
    }

    private static void Print(ParseResult parsed, IReadOnlyList<Gap> gaps, ReplayCost cost)
    {
        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(new { gaps, cost });
            return;
        }

        foreach (var gap in gaps)
        {
            Console.WriteLine(Line(gap));
        }

        Console.WriteLine($"{gaps.Count} files would be taken up: {cost.Articles} known articles, about {cost.Transactions} storage transactions");
    }

    private static string Line(Gap gap) => Plain.Line(gap.Again is { } stage ? $"{gap.Kind} ({stage})  {gap.Blob}" : $"{gap.Kind}  {gap.Blob}");
}
