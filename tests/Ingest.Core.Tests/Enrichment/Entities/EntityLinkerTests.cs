using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class EntityLinkerTests
{
    [Fact]
    public void Link_KeepsPeopleApart_When_TheyShareALastName()
    {
        var entities = Link("[PER Ana Reyes] met [PER Luis Reyes]. [PER Reyes] left. Then [PER Ana Reyes] spoke, and [PER Reyes] sat down.");

        Assert.Equal(["PERSON:ana reyes", "PERSON:luis reyes"], entities.Select(e => e.Id));
        Assert.Equal(2, entities[1].Mentions.Count);
        Assert.Equal(3, entities[0].Mentions.Count);
    }

    [Fact]
    public void Link_JoinsVariants_When_AMiddleInitialOrCapitalsDiffer()
    {
        var entities = Link("[PER SABRINA COLE] won. [PER Sabrina A. Cole] said [PER S. Cole] was tired.");

        var person = Assert.Single(entities);
        Assert.Equal("Sabrina A. Cole", person.Name);
    }

    [Theory]
    [InlineData("The [ORG Harbour Relief Fund] ([ORG HRF]) met. [ORG HRF] left.")]
    [InlineData("The [ORG HRF] ([ORG Harbour Relief Fund]) met. The [ORG HRF] left.")]
    [InlineData("The [ORG Harbour Relief Fund] met. [ORG HRF] left.")]
    [InlineData("[ORG Harbour Relief Fund] met. [ORG Harbour Relief] left.")]
    public void Link_JoinsOrganization_When_ShortFormIsUsed(string text)
    {
        var entity = Assert.Single(Link(text));

        Assert.Equal("ORG:harbour relief fund", entity.Id);
    }

    [Fact]
    public void Link_KeepsShortFormApart_When_TwoNamesBeginWithIt()
    {
        var entities = Link("[ORG Harbour Bank] and [ORG Harbour Press] met. [ORG Harbour] left.");

        Assert.Equal(3, entities.Count);
    }

    [Theory]
    [InlineData("Deputy press secretary [PER Ana Reyes] spoke.", "Deputy press secretary")]
    [InlineData("[ORG Harbour Bank] chief executive [PER Ana Reyes] spoke.", "Harbour Bank chief executive")]
    [InlineData("[PER Ana Reyes], the bank's chief economist, spoke.", "bank's chief economist")]
    [InlineData("[PER Ana Reyes] spoke.", null)]
    public void Link_GivesRole_When_ItStandsBesideTheName(string text, string? role)
    {
        var person = Assert.Single(Link(text), e => e.Type == EntityType.Person);

        Assert.Equal(role, person.Role);
    }

    [Fact]
    public void Link_UsesOneKey_When_NamesDifferInMarksOnly()
    {
        Assert.Equal(Link("[PER Recep Yıldız]")[0].Id, Link("[PER Recep Yildiz]")[0].Id);
        Assert.Equal(Link("[MISC Covid-19]")[0].Id, Link("[MISC Covid - 19]")[0].Id);
    }

    /// <summary>Links a text whose names are marked as in the training corpus.</summary>
    private static IReadOnlyList<Entity> Link(string marked)
    {
        var (text, spans) = Tagged.Read(marked);
        using var tokens = new TokenView(text);

        return new EntityLinker(EntityResources.Names).Link(tokens, spans);
    }
}
