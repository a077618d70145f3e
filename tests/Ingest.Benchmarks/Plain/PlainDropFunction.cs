using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Enrichment;
using Ingest.Core.Parsing;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Benchmarks.Plain;

/// <summary>The design of a quickstart: one blob trigger that does everything, one upsert a row. Parser and annotators are ours, so that only the design differs; nothing is proved of what was lost.</summary>
public sealed class PlainDropFunction(IDocumentParser parser, IArticleEnricher enricher, PlainRows rows, IngestTelemetry telemetry)
{
    [Function("PlainDrop")]
    public async Task RunAsync([BlobTrigger("drop/{name}")] byte[] content, string name, CancellationToken cancellationToken)
    {
        foreach (var parsed in parser.Parse(new RawDocument { Blob = name, Content = content }, cancellationToken).Articles)
        {
            var article = await enricher.EnrichAsync(parsed, cancellationToken);
            await rows.WriteAsync(article, cancellationToken);
            telemetry.Left(Stage.Write, "written", 1);
        }
    }
}
