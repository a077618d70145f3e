using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class FoundNameLinkerTests
{
    private const string Text = "Ana Reyes of Harbour Bank spoke.";

    [Fact]
    public void Link_GivesOurIds_When_AnotherRecogniserFoundTheNames()
    {
        var annotations = Link(new FoundName(13, 25, EntityType.Organization), new FoundName(0, 9, EntityType.Person));

        Assert.Equal("remote", annotations.Coverage);
        Assert.Equal(["PERSON:ana reyes", "ORG:harbour bank"], annotations.Entities.Select(entity => entity.Id));
    }

    [Fact]
    public void Link_WidensNamesToTokens_When_TheyCutThem() => Assert.Equal("Ana Reyes", Surface(new FoundName(1, 7, EntityType.Person)));

    [Fact]
    public void Link_KeepsTheFirstAndLongest_When_NamesOverlap() =>
        Assert.Equal("Ana Reyes", Surface(new FoundName(4, 25, EntityType.Organization), new FoundName(0, 3, EntityType.Person), new FoundName(0, 9, EntityType.Person)).Split('|')[0]);

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(9, 2)]
    [InlineData(3, 4)]
    [InlineData(40, 50)]
    public void Link_LeavesANameOut_When_ItCoversNoToken(int start, int end) => Assert.Empty(Link(new FoundName(start, end, EntityType.Person)).Entities);

    private static EntityAnnotations Link(params FoundName[] names) => new FoundNameLinker().Link(TextAnalyzer.Analyze([Text], "en"), names, "remote");

    private static string Surface(params FoundName[] names) => string.Join('|', Link(names).Entities.SelectMany(entity => entity.Mentions).OrderBy(mention => mention.Start).Select(mention => mention.Text));
}
