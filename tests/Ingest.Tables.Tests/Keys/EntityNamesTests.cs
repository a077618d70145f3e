using FsCheck.Xunit;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class EntityNamesTests
{
    [Theory]
    [InlineData("ORG", "WFP", "World Food Programme")]
    [InlineData("ORG", "wfp", "World Food Programme")]
    [InlineData("ORG", "The World Food Program", "World Food Programme")]
    [InlineData("ORG", " the  WFP ", "World Food Programme")]
    [InlineData("ORG", "U.N.", "United Nations")]
    [InlineData("ORG", "the World Bank", "World Bank")]
    [InlineData("LOC", "Deutschland", "Germany")]
    [InlineData("LOC", "COTE D'IVOIRE", "Ivory Coast")]
    [InlineData("LOC", "US", "United States")]
    [InlineData("MISC", "German", "Germany")]
    [InlineData("ORG", "WHO", "World Health Organization")]
    [InlineData("ORG", "Who", "Who")]
    [InlineData("PERSON", "The Rock", "The Rock")]
    [InlineData("ORG", "Vessen Harbour Authority", "Vessen Harbour Authority")]
    public void Canonical_IsTheNameThatTheEnricherFilesUnder_When_OneIsKnown(string type, string name, string expected) => Assert.Equal(expected, EntityNames.Canonical(type, name));

    [Property]
    public bool Key_StaysTheSame_When_OnlyWhiteSpaceAroundTheNameDiffers(string? name, bool isPlace)
    {
        var type = isPlace ? EntityTypes.Location : EntityTypes.Organization;

        return EntityNames.Key(type, $" \t{name}\n") == EntityNames.Key(type, name ?? "");
    }

    [Fact]
    public void SpeakerKeys_HaveTheAlias_When_AnOrganizationSpeaks()
    {
        Assert.Equal(["mara lindqvist"], EntityNames.SpeakerKeys("Mara Lindqvist"));
        Assert.Equal(["wfp", "world food programme"], EntityNames.SpeakerKeys("WFP"));
        Assert.Equal(["deutschland", "germany"], EntityNames.SpeakerKeys("Deutschland"));
    }
}
