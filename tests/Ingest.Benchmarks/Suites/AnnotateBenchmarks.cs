using System.Text;
using BenchmarkDotNet.Attributes;
using Ingest.Benchmarks.Measuring;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Dates;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Keywords;
using Ingest.Core.Enrichment.Quantities;
using Ingest.Core.Enrichment.Quotes;
using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Enrichment.Text;
using Ingest.Core.Parsing;

namespace Ingest.Benchmarks.Suites;

/// <summary>One thread annotates the articles of all input documents, without any reading or writing. Items are tokens, except for dates.</summary>
public class AnnotateBenchmarks
{
    private readonly InProcessEntityEnricher _entities = new();
    private ArticleEnricher _enricher = null!;
    private Article[] _articles = [];
    private AnalyzedText[] _texts = [];
    private EntityAnnotations[] _found = [];

    [GlobalSetup]
    public void Read()
    {
        var parser = new DocumentParser();
        _enricher = new ArticleEnricher(_entities);
        _articles = [.. InputFiles.Documents.Value.Values.SelectMany(documents => documents).SelectMany(document => parser.Parse(document, CancellationToken.None).Articles)];
        _texts = [.. _articles.Select(Analyze)];
        _found = [.. _texts.Select(Find)];
        Workload.Declare(_texts.Sum(text => text.Tokens.Count), _texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text.Value)));
    }

    /// <summary>The whole enrich stage: tokens and sentences, entities, quotes, dates, quantities, key phrases, abstract, signature.</summary>
    [Benchmark]
    public int Annotate() => _articles.Sum(article => _enricher.EnrichAsync(article, CancellationToken.None).AsTask().GetAwaiter().GetResult().Entities.Count);

    [Benchmark]
    public int TokensAndSentences() => _articles.Sum(article => Analyze(article).Tokens.Count);

    [Benchmark]
    public int Entities() => _texts.Sum(text => Find(text).Entities.Count);

    [Benchmark]
    public int Dates() => _texts.Sum(text => DateAnnotator.Find(text.Value, new DateOnly(2024, 10, 28), text.Language).Count);

    [Benchmark]
    public int QuotesAndQuantities()
    {
        var count = 0;

        for (var i = 0; i < _texts.Length; i++)
        {
            count += QuoteAnnotator.Find(_texts[i], _found[i].Entities).Count + QuantityAnnotator.Find(_texts[i], []).Count;
        }

        return count;
    }

    [Benchmark]
    public int KeyPhrases() => _texts.Sum(text => KeyPhraseFinder.Find(text).Count);

    /// <summary>The two that find copies: the fingerprint of exact ones and the signature of near ones.</summary>
    [Benchmark]
    public int Signatures()
    {
        var count = 0;

        for (var i = 0; i < _texts.Length; i++)
        {
            count += Fingerprint.Of(_articles[i].Headline, _texts[i].Value).Length + (SignatureBuilder.Of(_texts[i].Value).IsEmpty ? 0 : 1);
        }

        return count;
    }

    private static AnalyzedText Analyze(Article article) => TextAnalyzer.Analyze(article.Body, article.Language);

    private EntityAnnotations Find(AnalyzedText text) => _entities.FindAsync(text, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
