using System.CommandLine;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core;
using Ingest.Core.Reingestion;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest reingest [--plan]</c>: the sweep, now.</summary>
public static class ReingestCommand
{
    private static readonly Option<bool> Plan = new("--plan") { Description = "Print what would be done, and do nothing." };

    public static Command Create() =>
        ReadingCommand.Create("reingest", "Put right what differs between container and ledger: missed, changed, stuck and deleted files.", [Plan], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var sweep = session.Get<SweepHandler>();
        var isPlan = parsed.GetValue(Plan);
        var gaps = isPlan ? await sweep.FindGapsAsync(cancellationToken) : (await sweep.HandleAsync(MessageContext.Direct, cancellationToken)).Gaps;

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(gaps);
            return ExitCode.Done;
        }

        foreach (var gap in gaps)
        {
            Console.WriteLine(Plain.Line($"{gap.Kind}  {gap.Blob}"));
        }

        Console.WriteLine(isPlan ? $"{gaps.Count} files would be taken up" : $"{gaps.Count} files taken up");
        return ExitCode.Done;
    }
}
