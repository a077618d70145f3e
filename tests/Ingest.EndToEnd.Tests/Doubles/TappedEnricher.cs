using Ingest.Core.Articles;
using Ingest.Core.Enrichment;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>The real enricher, before and after which something else may happen.</summary>
internal sealed class TappedEnricher : IArticleEnricher
{
    private IArticleEnricher? _inner;

    /// <summary>Throws for an article that is to fail.</summary>
    public Action<Article> OnEnriching { get; set; } = _ => { };

    public Func<Article, Article> OnEnriched { get; set; } = article => article;

    /// <summary>What a newer build appends to its version.</summary>
    public string Build { get; set; } = "";

    public string Version => _inner!.Version + Build;

    public TappedEnricher Around(IArticleEnricher real)
    {
        _inner = real;
        return this;
    }

    public async ValueTask<Article> EnrichAsync(Article article, CancellationToken cancellationToken)
    {
        OnEnriching(article);
        var enriched = await _inner!.EnrichAsync(article, cancellationToken);
        return OnEnriched(Build.Length == 0 ? enriched : enriched with { EnricherVersion = Version });
    }
}
