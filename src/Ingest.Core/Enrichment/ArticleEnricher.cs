using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Dates;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Keywords;
using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment;

/// <summary>Runs every annotator over one analysed text. In process, deterministic, thread-safe.</summary>
public sealed class ArticleEnricher(IEntityEnricher entities) : IArticleEnricher
{
    private const string CodeVersion = "enrich-1";

    /// <summary>The versions of all parts: a change in any of them makes the articles outdated.</summary>
    public string Version { get; } = $"{CodeVersion};{DateAnnotator.Version};{entities.Version}";

    public async ValueTask<Article> EnrichAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);

        var text = TextAnalyzer.Analyze(article.Body, article.Language);
        var found = await entities.FindAsync(text, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var length = TextLength.Of(text.Value);
        return article with
        {
            Entities = found.Entities,
            Dates = DateAnnotator.Find(text.Value, article.DatePublished?.DayOnly, article.Language),
            WordCount = length.WordCount,
            ReadingTime = length.ReadingMinutes,
            Fingerprint = Fingerprint.Of(article.Headline, text.Value),
            EnrichmentCoverage = found.Coverage,
            EnricherVersion = Version,
        };
    }
}
