using Ingest.Core.Articles;
using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment;

public sealed class ArticleEnricherTests
{
    private static readonly ArticleEnricher Enricher = new(new NoEntities());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnrichAsync_KeepsTheFilesOffsets_When_TextIsVerbatim()
    {
        const string text = "First line.\n\n\n\n“We are going home,” said Ana Ruiz.\n";
        var article = Articles.WithBody(text);

        var enriched = await Enricher.EnrichAsync(article, TextAnalyzer.AnalyzeVerbatim(text, "en"), Token);

        var quote = Assert.Single(enriched.Quotes);
        Assert.Equal("We are going home,", text[quote.Start..quote.End]);
        Assert.Equal("Ana Ruiz", quote.Speaker);
    }

    [Fact]
    public async Task EnrichAsync_KeepsTheSourcesAbstract_When_ItHasOne()
    {
        var article = Articles.WithBody("The harbour bridge will close for repairs next week, the authority said.") with { Abstract = "Bridge shuts." };

        var enriched = await Enricher.EnrichAsync(article, Token);

        Assert.Equal("Bridge shuts.", enriched.Abstract);
        Assert.DoesNotContain("abstract", enriched.Provenance.Fields.Keys);
    }

    [Fact]
    public async Task EnrichAsync_MarksItsOwnAbstract_When_TheSourceHasNone()
    {
        var enriched = await Enricher.EnrichAsync(Articles.WithBody("The harbour bridge will close for repairs next week, the authority said."), Token);

        Assert.NotNull(enriched.Abstract);
        Assert.Equal(Article.ExtractiveSource, enriched.Provenance.Fields["abstract"].Source);
    }

    [Fact]
    public async Task EnrichAsync_GivesEmptyAnnotations_When_TheBodyIsEmpty()
    {
        var enriched = await Enricher.EnrichAsync(Articles.WithBody(), Token);

        Assert.Empty(enriched.Dates);
        Assert.Null(enriched.Signature);
        Assert.Equal((0, 0), (enriched.WordCount, enriched.ReadingTime));
        Assert.Equal(Enricher.Version, enriched.EnricherVersion);
    }

    [Fact]
    public void Version_NamesTheEntityModel_When_Asked() => Assert.EndsWith(";none", Enricher.Version, StringComparison.Ordinal);

    private sealed class NoEntities : IEntityEnricher
    {
        public string Version => "none";

        public ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken) => ValueTask.FromResult(new EntityAnnotations([], "patterns"));
    }
}
