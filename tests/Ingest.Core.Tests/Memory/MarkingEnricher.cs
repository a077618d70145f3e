using Ingest.Core.Articles;
using Ingest.Core.Enrichment;

namespace Ingest.Core.Tests.Memory;

/// <summary>An enricher that only leaves its mark.</summary>
internal sealed class MarkingEnricher : IArticleEnricher
{
    public string Version { get; set; } = "mark-1";

    public ValueTask<Article> EnrichAsync(Article article, CancellationToken cancellationToken) => ValueTask.FromResult(article with { EnricherVersion = Version });
}
