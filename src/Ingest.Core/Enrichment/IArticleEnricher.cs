using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment;

/// <summary>Adds the annotations to a parsed article. Thread-safe.</summary>
public interface IArticleEnricher
{
    /// <summary>Changes when the same article may get other annotations; the sweep replays the enrich stage then.</summary>
    string Version { get; }

    ValueTask<Article> EnrichAsync(Article article, CancellationToken cancellationToken);
}
