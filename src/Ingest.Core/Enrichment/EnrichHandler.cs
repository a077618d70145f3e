using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;

namespace Ingest.Core.Enrichment;

/// <summary>Annotates the articles of a batch and sends them on to be written.</summary>
public sealed class EnrichHandler(StageChannel channel, IArticleEnricher enricher, IngestTelemetry telemetry)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("enrich articles", message.TraceParent);
        var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        var enriched = new Article[batch.Articles.Count];

        for (var i = 0; i < enriched.Length; i++)
        {
            enriched[i] = await enricher.EnrichAsync(batch.Articles[i], cancellationToken);
        }

        await channel.SendAsync(Stage.Write, message.Drop!, message.BatchIndex, batch with { Articles = enriched }, cancellationToken);
        telemetry.Left(Stage.Enrich, "article", enriched.Length);
    }
}
