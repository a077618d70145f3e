using System.Diagnostics;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>Writes the articles of a batch to the tables and ends the batch in the ledger.</summary>
public sealed class WriteHandler(StageChannel channel, LargeBatches places, IArticleStore store, CarrierLedger carriers, DropFinisher finisher, IngestTelemetry telemetry)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        using var place = await places.EnterAsync(message, cancellationToken);
        await telemetry.RunAsync(Stage.Write, "write articles", message.TraceParent, () => HandleAsync(message, cancellationToken));
    }

    private async Task HandleAsync(StageMessage message, CancellationToken cancellationToken)
    {
        using var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        var articles = batch.ReadAll();
        var outcome = await WriteAsync(message, articles, batch.End!, cancellationToken);
        await finisher.FinishAsync(message.Drop!, outcome, articles, cancellationToken);
        telemetry.Left(Stage.Write, "written", outcome.WrittenIds.Count);
        telemetry.Left(Stage.Write, "duplicate", outcome.DuplicateIds.Count);
    }

    private async Task<BatchOutcome> WriteAsync(StageMessage message, IReadOnlyList<Article> articles, BatchEnd end, CancellationToken cancellationToken)
    {
        var placed = await store.PlaceAsync(message.Drop!, message.BatchIndex, articles, cancellationToken);

        foreach (var moved in placed.Results.SelectMany(result => result.Moved.Select(blob => (Blob: blob, result.ArticleId))).GroupBy(pair => pair.Blob, pair => pair.ArticleId))
        {
            await carriers.SettleAsync(moved.Key, [.. moved.Distinct()], cancellationToken);
        }

        await store.IndexAsync(placed, cancellationToken);
        return new BatchOutcome
        {
            Batch = message.BatchIndex,
            WrittenIds = IdsOf(placed.Results, written: true),
            DuplicateIds = IdsOf(placed.Results, written: false),
            Rejections = end.Rejections,
            Reason = end.Reason,
            Made = new StageVersions(
                StageVersions.Common(articles.Select(article => article.Provenance.ParserVersion)),
                StageVersions.Common(articles.Select(article => article.EnricherVersion)),
                store.Version),
            Document = placed.Document,
            ParsedAt = end.ParsedAt,
            EnrichedAt = end.EnrichedAt,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }

    private static string[] IdsOf(IReadOnlyList<WriteResult> results, bool written) =>
        [.. results.Where(result => result.Outcome == WriteOutcome.Written == written).Select(result => result.ArticleId).Distinct()];
}
