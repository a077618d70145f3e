using Ingest.Core.Enrichment;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Hosting;

namespace Ingest.Functions;

/// <summary>Loads the models when the app starts, so that the first article does not wait for them.</summary>
public sealed class ModelWarmUp(IDocumentParser parser, IArticleEnricher enricher) : IHostedService
{
    public string ParserVersion => parser.Version;

    public string EnricherVersion => enricher.Version;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
