using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Local;
using Ingest.Cli.Output;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Storage.Usage;
using Spectre.Console;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest status [--verify]</c></summary>
public static class StatusCommand
{
    private static readonly Option<bool> Verify = new("--verify") { Description = "Compare the container with the ledger; exit 1 on any gap." };

    private static readonly Option<FileInfo?> Prices = new("--prices") { Description = $"Prices to reckon costs with, in the form of {PriceTable.FileName}, which is the default." };

    public static Command Create() =>
        ReadingCommand.Create("status", "Show where the dropped files stand, and what storage transactions they took.", [Verify, Prices], RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, StorageSession session, CancellationToken cancellationToken)
    {
        var usage = await session.Get<UsageReports>().ReadAsync(LoadPrices(parsed.GetValue(Prices)?.FullName), cancellationToken);
        var status = await ReadAsync(session, parsed.GetValue(Verify), usage, cancellationToken);

        if (parsed.GetValue(ReadingCommand.Json))
        {
            JsonOutput.Write(status);
        }
        else
        {
            Print(status);
        }

        return status.Gaps is { Count: > 0 } ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<StatusReport> ReadAsync(StorageSession session, bool verify, UsageReport? usage, CancellationToken cancellationToken)
    {
        var standings = await session.Get<ILedger>().StandingsAsync(cancellationToken).ToListAsync(cancellationToken);
        var hourAgo = session.Get<TimeProvider>().GetUtcNow() - TimeSpan.FromHours(1);
        var lastHour = standings.Where(standing => standing.State.HasRecords() && standing.Since >= hourAgo).ToList();
        return new StatusReport
        {
            Files = standings.Count,
            States = standings.CountBy(standing => standing.State.Name()).OrderBy(state => state.Key, StringComparer.Ordinal).ToDictionary(),
            Articles = standings.Sum(standing => standing.Articles),
            OldestInFlight = standings.Where(standing => !standing.State.IsEnd()).MinBy(standing => standing.Since),
            FilesLastHour = lastHour.Count,
            ArticlesLastHour = lastHour.Sum(standing => standing.Articles),
            OpenDeadLetters = await session.Get<IDeadLetters>().ListAsync(includeClosed: false, cancellationToken).CountAsync(cancellationToken),
            Queues = await session.Get<IStageQueues>().DepthsAsync(cancellationToken),
            LastSweep = await session.Get<ISweepLog>().CertificatesAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken),
            Usage = usage,
            Gaps = verify ? await session.Get<SweepHandler>().VerifyAsync(cancellationToken).ToListAsync(cancellationToken) : null,
        };
    }

    private static void Print(StatusReport status)
    {
        var table = TextTable.Create("what", "count");

        foreach (var (state, count) in status.States)
        {
            table.Add($"files {state}", Text(count));
        }

        table.Add("articles", Text(status.Articles))
            .Add("open dead letters", Text(status.OpenDeadLetters))
            .Add("files finished in the last hour", Text(status.FilesLastHour))
            .Add("articles of those", Text(status.ArticlesLastHour));

        foreach (var (queue, depth) in status.Queues)
        {
            table.Add($"queue {queue}", Text(depth));
        }

        AnsiConsole.Write(table);

        if (status.OldestInFlight is { } oldest)
        {
            Console.WriteLine(Plain.Line($"Oldest in flight: {oldest.Blob}, {oldest.State.Name()} since {oldest.Since:u}"));
        }

        if (status.Usage is { } usage)
        {
            UsageText.Print(usage);
        }

        if (status.LastSweep is { } sweep)
        {
            Console.WriteLine($"Last sweep: {sweep.FinishedAt:u}, {sweep.Tally.Blobs} files, {(sweep.Tally.IsWhole ? "nothing missing" : $"{sweep.Tally.Requested} files taken up")}");
        }

        foreach (var gap in status.Gaps ?? [])
        {
            Console.WriteLine(Plain.Line($"gap: {gap.Kind} {gap.Blob}"));
        }

        if (status.Gaps is { } gaps)
        {
            Console.WriteLine(gaps.Count == 0 ? $"Verified: all {status.Files} files of the ledger and the container agree and have come to their end, 0 gaps" : $"{gaps.Count} gaps; 'ingest reingest' puts them right");
        }
    }

    private static PriceTable LoadPrices(string? path)
    {
        try
        {
            return PriceTable.Load(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new UserException(exception.Message);
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record StatusReport
    {
        public required int Files { get; init; }

        public required IReadOnlyDictionary<string, int> States { get; init; }

        public required int Articles { get; init; }

        public required DropStanding? OldestInFlight { get; init; }

        public required int FilesLastHour { get; init; }

        public required int ArticlesLastHour { get; init; }

        public required SweepCertificate? LastSweep { get; init; }

        public required int OpenDeadLetters { get; init; }

        public required IReadOnlyDictionary<string, int> Queues { get; init; }

        public required UsageReport? Usage { get; init; }

        public required IReadOnlyList<Gap>? Gaps { get; init; }
    }
}
