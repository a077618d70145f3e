using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Dates;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Keywords;
using Ingest.Core.Enrichment.Quantities;
using Ingest.Core.Enrichment.Quotes;
using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment;

/// <summary>
/// Runs every annotator over one analysed text. In process, deterministic, thread-safe; enriching an enriched article again changes
/// nothing.
/// </summary>
public sealed class ArticleEnricher(IEntityEnricher entities) : IArticleEnricher
{
    private const string CodeVersion = "enrich-1";

    /// <summary>The lead sentence is a fair abstract of most news and a poor one of columns and interviews.</summary>
    private const double ExtractiveConfidence = 0.5;

    /// <summary>The versions of all parts: a change in any of them makes the articles outdated.</summary>
    public string Version { get; } = string.Join(
        ';', CodeVersion, DateAnnotator.Version, QuoteAnnotator.Version, QuantityAnnotator.Version, KeyPhraseFinder.Version, SignatureBuilder.Version, entities.Version);

    public ValueTask<Article> EnrichAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);

        return EnrichAsync(article, TextAnalyzer.Analyze(article.Body, article.Language), cancellationToken);
    }

    /// <summary>
    /// The same over a text that was analysed before. For plain text taken verbatim, use <see cref="TextAnalyzer.AnalyzeVerbatim"/>: its
    /// paragraphs are then found, and the offsets stay those of the file.
    /// </summary>
    public async ValueTask<Article> EnrichAsync(Article article, AnalyzedText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(text);

        var found = await entities.FindAsync(text, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var dates = DateAnnotator.Find(text.Value, DatelineClock.PublicationDay(article), article.Language);
        var keyPhrases = KeyPhraseFinder.Find(text);
        var length = TextLength.Of(text.Value);
        var signature = SignatureBuilder.Of(text.Value);
        var enriched = article with
        {
            Entities = found.Entities,
            Quotes = QuoteAnnotator.Find(text, found.Entities),
            Dates = dates,
            Quantities = QuantityAnnotator.Find(text, dates),
            KeyPhrases = keyPhrases,
            WordCount = length.WordCount,
            ReadingTime = length.ReadingMinutes,
            Fingerprint = Fingerprint.Of(article.Headline, text.Value),
            Signature = signature.IsEmpty ? null : signature.ToString(),
            EnrichmentCoverage = found.Coverage,
            EnricherVersion = Version,
        };
        return WithAbstract(enriched, text, keyPhrases);
    }

    private static Article WithAbstract(Article article, AnalyzedText text, IReadOnlyList<string> keyPhrases)
    {
        var isOurs = article.Provenance.Fields.TryGetValue(Article.AbstractField, out var evidence) && evidence.Source == Article.ExtractiveSource;

        if ((article.Abstract is not null && !isOurs) || ExtractiveAbstract.Of(text, keyPhrases) is not { } extract)
        {
            return article;
        }

        var fields = new Dictionary<string, FieldEvidence>(article.Provenance.Fields)
        {
            [Article.AbstractField] = new FieldEvidence { Source = Article.ExtractiveSource, Confidence = ExtractiveConfidence, Inferred = true },
        };
        return article with { Abstract = extract, Provenance = article.Provenance with { Fields = fields } };
    }
}
