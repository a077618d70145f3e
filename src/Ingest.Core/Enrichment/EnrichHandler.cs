using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;

namespace Ingest.Core.Enrichment;

/// <summary>Annotates the articles of a batch and sends them on to be written.</summary>
public sealed class EnrichHandler(StageChannel channel, LargeBatches places, IArticleEnricher enricher, IngestTelemetry telemetry, TimeProvider time)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        using var place = await places.EnterAsync(message, cancellationToken);
        await telemetry.RunAsync(Stage.Enrich, "enrich articles", message.TraceParent, () => EnrichAsync(message, cancellationToken));
    }

    private async Task EnrichAsync(StageMessage message, CancellationToken cancellationToken)
    {
        using var articles = await channel.OpenArticlesAsync(message, cancellationToken);
        using var enriched = new ArticleBatchWriter();

        while (articles.Read() is { } article)
        {
            // Stored records run again carry the annotations of the last run.
            var annotated = await enricher.EnrichAsync(message.Stored is null ? article : article.WithoutAnnotations(), cancellationToken);
            telemetry.Found(annotated.Entities.Count);
            enriched.Add(annotated);
        }

        await channel.SendAsync(Stage.Write, message.Drop!, message.BatchIndex, enriched, articles.End! with { EnrichedAt = time.GetUtcNow() }, cancellationToken);
        telemetry.Left(Stage.Enrich, "article", enriched.Count);
    }
}
