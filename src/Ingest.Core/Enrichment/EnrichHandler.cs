using Ingest.Core.Articles;
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
        var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        var enriched = new Article[batch.Articles.Count];

        for (var i = 0; i < enriched.Length; i++)
        {
            // Stored records run again carry the annotations of the last run.
            var article = message.Stored is null ? batch.Articles[i] : batch.Articles[i].WithoutAnnotations();
            enriched[i] = await enricher.EnrichAsync(article, cancellationToken);
            telemetry.Found(enriched[i].Entities.Count);
        }

        await channel.SendAsync(Stage.Write, message.Drop!, message.BatchIndex, batch with { Articles = enriched, EnrichedAt = time.GetUtcNow() }, cancellationToken);
        telemetry.Left(Stage.Enrich, "article", enriched.Length);
    }
}
