using Azure.Core;
using Azure.Identity;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;
using Ingest.Language.Protocol;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Timeout;

namespace Ingest.Language;

/// <summary>
/// Asks Azure AI Language for the entities of a text, and falls back to the recogniser in process where it does not answer. An
/// article is made by one of the two, never by both; <see cref="EntityAnnotations.Coverage"/> says by which. Thread-safe.
/// </summary>
public sealed partial class LanguageEntityEnricher : IEntityEnricher, IDisposable
{
    /// <summary>What the record says of an article whose entities the service found.</summary>
    public const string RemoteCoverage = "remote";

    private static readonly ResiliencePropertyKey<AnalyzedText> TextKey = new("text");

    private readonly IEntityEnricher _local;
    private readonly LanguageOptions _options;
    private readonly LanguageClient _client;
    private readonly FoundNameLinker _linker = new();
    private readonly ResiliencePipeline<EntityResults> _requests;
    private readonly ResiliencePipeline<EntityAnnotations> _withFallback;
    private readonly ILogger _logger;

    /// <param name="local">Takes over where the service fails.</param>
    /// <param name="options">Validated, and enabled.</param>
    /// <param name="credential">Used where the options have no key.</param>
    public LanguageEntityEnricher(IEntityEnricher local, LanguageOptions options, TokenCredential? credential, TimeProvider time, ILogger<LanguageEntityEnricher> logger)
    {
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(options);

        _local = local;
        _options = options;
        _logger = logger;
        _client = new LanguageClient(options, credential, time);
        _requests = RequestPipeline.Create(options, time);
        _withFallback = new ResiliencePipelineBuilder<EntityAnnotations> { TimeProvider = time }
            .AddFallback(new FallbackStrategyOptions<EntityAnnotations>
            {
                ShouldHandle = new PredicateBuilder<EntityAnnotations>()
                    .Handle<LanguageServiceException>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<BrokenCircuitException>().Handle<AuthenticationFailedException>(),
                FallbackAction = FallBackAsync,
            })
            .Build();
    }

    /// <summary>Changes with the service's model and with the local recogniser, for either can have made an article.</summary>
    public string Version => $"language-1-{_options.ModelVersion};{_local.Version}";

    public async ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);

        var context = ResilienceContextPool.Shared.Get(cancellationToken);

        try
        {
            context.Properties.Set(TextKey, text);
            return await _withFallback.ExecuteAsync(static (c, self) => self.AskAsync(c.Properties.GetValue(TextKey, null!), c.CancellationToken), context, this).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<EntityAnnotations> AskAsync(AnalyzedText text, CancellationToken cancellationToken)
    {
        var names = new List<FoundName>();

        foreach (var parts in TextParts.Of(text).Chunk(TextParts.MaxDocuments))
        {
            var documents = parts.Select((part, i) => new InputDocument($"{i}", text.Language, text.Value[part.Start..part.End])).ToArray();
            var results = await _requests.ExecuteAsync(
                static async (state, token) => await state.Client.RecognizeAsync(state.Documents, token).ConfigureAwait(false), (Client: _client, Documents: documents), cancellationToken).ConfigureAwait(false);

            if (results.Errors is [var error, ..])
            {
                throw new LanguageServiceException($"The language service refused a document: {error.Error?.Code}.");
            }

            Add(parts, results, names);
        }

        return _linker.Link(text, names, RemoteCoverage);
    }

    private void Add((int Start, int End)[] parts, EntityResults results, List<FoundName> names)
    {
        foreach (var document in results.Documents ?? [])
        {
            if (!int.TryParse(document.Id, System.Globalization.CultureInfo.InvariantCulture, out var index) || index < 0 || index >= parts.Length)
            {
                throw new LanguageServiceException("The language service answered for a document that it was not sent.");
            }

            var (start, end) = parts[index];

            foreach (var entity in document.Entities ?? [])
            {
                // What an answer says of places outside the text is not believed.
                if (entity.ConfidenceScore >= _options.MinimumConfidence && Type(entity.Category) is { } type && entity.Offset >= 0 && entity.Length > 0 && entity.Length <= end - start - entity.Offset)
                {
                    names.Add(new FoundName(start + entity.Offset, start + entity.Offset + entity.Length, type));
                }
            }
        }
    }

    /// <summary>Categories without a class of ours (quantities, dates, addresses, roles) are left out; other parts of the enrichment find some of them.</summary>
    private static EntityType? Type(string? category) => category switch
    {
        "Person" => EntityType.Person,
        "Organization" => EntityType.Organization,
        "Location" => EntityType.Location,
        "Event" or "Product" => EntityType.Miscellaneous,
        _ => null,
    };

    private async ValueTask<Outcome<EntityAnnotations>> FallBackAsync(FallbackActionArguments<EntityAnnotations> args)
    {
        if (args.Outcome.Exception is LanguageServiceException { NeedsPerson: true } or AuthenticationFailedException)
        {
            Log.Refused(_logger, args.Outcome.Exception);
        }
        else
        {
            Log.FellBack(_logger, args.Outcome.Exception?.Message);
        }

        return Outcome.FromResult(await _local.FindAsync(args.Context.Properties.GetValue(TextKey, null!), args.Context.CancellationToken).ConfigureAwait(false));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The language service gave no entities, so they were found in process: {Reason}")]
        public static partial void FellBack(ILogger logger, string? reason);

        [LoggerMessage(2, LogLevel.Error, "The language service refused the key, the identity or the address, so entities were found in process. Check Ingest:Language")]
        public static partial void Refused(ILogger logger, Exception exception);
    }
}
