using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>Writes the articles of a batch to the tables and ends the batch in the ledger.</summary>
public sealed class WriteHandler(StageChannel channel, IArticleStore store, DropLedger dropLedger, DropFinisher finisher, IngestTelemetry telemetry)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("write articles", message.TraceParent);
        var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        var drop = message.Drop!;
        var results = await store.WriteAsync(drop, message.BatchIndex, batch.Articles, cancellationToken);

        foreach (var taken in results.Where(result => result.TakenFrom is not null).GroupBy(result => result.TakenFrom!, result => result.ArticleId))
        {
            await dropLedger.LoseArticlesAsync(taken.Key, [.. taken], cancellationToken);
        }

        var outcome = new BatchOutcome
        {
            Batch = message.BatchIndex,
            WrittenIds = IdsOf(results, written: true),
            DuplicateIds = IdsOf(results, written: false),
            Rejections = batch.Rejections,
        };
        await finisher.FinishAsync(drop, outcome, batch.Articles, cancellationToken);
        telemetry.Left(Stage.Write, "written", outcome.WrittenIds.Count);
        telemetry.Left(Stage.Write, "duplicate", outcome.DuplicateIds.Count);
    }

    private static string[] IdsOf(IReadOnlyList<WriteResult> results, bool written) =>
        [.. results.Where(result => result.Outcome == WriteOutcome.Written == written).Select(result => result.ArticleId).Distinct()];
}
