using Ingest.Core.Enrichment;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Functions;

/// <summary>Has the models loaded when the app starts, so that the first article does not wait for them.</summary>
public sealed partial class ModelWarmUp(IDocumentParser parser, IArticleEnricher enricher, ILogger<ModelWarmUp> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Loaded(logger, parser.Version, enricher.Version);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Loaded parser {ParserVersion} and enricher {EnricherVersion}")]
        public static partial void Loaded(ILogger logger, string parserVersion, string enricherVersion);
    }
}
