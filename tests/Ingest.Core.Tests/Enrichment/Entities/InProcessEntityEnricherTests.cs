using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class InProcessEntityEnricherTests
{
    private static readonly InProcessEntityEnricher Enricher = new();

    [Fact]
    public async Task Find_LinksLastNameToFullName_When_PersonWasNamedBefore()
    {
        var entities = await FindAsync("Mr. Carlos Medina spoke in Peru. Later Mr. Medina left.");

        var person = Assert.Single(entities, e => e.Type == EntityType.Person);
        Assert.Equal("PERSON:carlos medina", person.Id);
        Assert.Equal(["Carlos Medina", "Medina"], person.Mentions.Select(m => m.Text));
    }

    [Theory]
    [InlineData("Talks with the DPRK began.", "LOC:north korea", "North Korea")]
    [InlineData("A Kenyan delegation came.", "MISC:kenya", "Kenya")]
    [InlineData("He moved to the U.S. in May.", "LOC:united states", "United States")]
    [InlineData("They spoke to the WFP today.", "ORG:world food programme", "World Food Programme")]
    public async Task Find_GivesCanonicalName_When_AliasIsKnown(string text, string id, string name)
    {
        var entity = Assert.Single(await FindAsync(text));

        Assert.Equal(id, entity.Id);
        Assert.Equal(name, entity.Name);
    }

    [Fact]
    public async Task Find_SaysPatterns_When_LanguageIsNotEnglish()
    {
        var text = TextAnalyzer.Analyze(["Gestern sprach Bundeskanzler Olaf Lind in Frankreich."], "de");

        var annotations = await Enricher.FindAsync(text, TestContext.Current.CancellationToken);

        Assert.Equal("patterns", annotations.Coverage);
        Assert.Contains(annotations.Entities, e => e is { Type: EntityType.Location, Name: "France" });
        Assert.Contains(annotations.Entities, e => e is { Type: EntityType.Person, Name: "Olaf Lind" });
    }

    private static async Task<IReadOnlyList<Entity>> FindAsync(string text)
    {
        var annotations = await Enricher.FindAsync(TextAnalyzer.Analyze([text], "en"), TestContext.Current.CancellationToken);

        return annotations.Entities;
    }
}
