using Ingest.Cli.Local;
using Ingest.Core.Ledger;
using Spectre.Console;

namespace Ingest.Cli.Output;

/// <summary>Shows how far the stages are: bars on a terminal, a line now and then elsewhere.</summary>
public static class RunProgress
{
    public static Task<IReadOnlyList<LedgerEntry>> ShowAsync(DropWatch watch, StageProgress stages, int files, CancellationToken cancellationToken) =>
        AnsiConsole.Profile.Capabilities.Interactive
            ? ShowBarsAsync(watch, stages, files, cancellationToken)
            : ShowLinesAsync(watch, stages, files, cancellationToken);

    private static Task<IReadOnlyList<LedgerEntry>> ShowBarsAsync(DropWatch watch, StageProgress stages, int files, CancellationToken cancellationToken) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var done = context.AddTask("files done", maxValue: Math.Max(1, files));
                var parse = context.AddTask("parsed");
                var enrich = context.AddTask("enriched");
                var write = context.AddTask("written");
                return watch.WaitAsync(
                    () =>
                    {
                        done.Value = watch.Ended;
                        Set(parse, stages.Parsed, Math.Max(files, stages.Parsed));
                        Set(enrich, stages.Enriched, Math.Max(1, stages.Parsed));
                        Set(write, stages.Written, Math.Max(1, stages.Parsed));
                    },
                    cancellationToken);
            });

    private static Task<IReadOnlyList<LedgerEntry>> ShowLinesAsync(DropWatch watch, StageProgress stages, int files, CancellationToken cancellationToken)
    {
        var last = -1;
        return watch.WaitAsync(
            () =>
            {
                if (watch.Ended != last)
                {
                    last = watch.Ended;
                    Console.WriteLine($"{watch.Ended} of {files} files done; documents: {stages.Parsed} parsed, {stages.Enriched} enriched, {stages.Written} written");
                }
            },
            cancellationToken);
    }

    private static void Set(ProgressTask task, long value, long most)
    {
        task.MaxValue = most;
        task.Value = value;
    }
}
