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
    public async Task Find_LeavesAnAcronymOut_When_TheTextSpellsItOutInSmallLetters()
    {
        var entities = await FindAsync("Makers of electronic design automation (EDA) software met in Lyon. The EDA market grew, said the World Food Programme (WFP).");

        Assert.DoesNotContain(entities, e => e.Mentions.Any(m => m.Text == "EDA"));
        Assert.Contains(entities, e => e.Id == "ORG:world food programme");
    }

    [Theory]
    [InlineData("President Tsai Ing-wen spoke in Taipei on Monday.", "Tsai Ing-wen")]
    [InlineData("Kim Jong-un met the minister on Monday.", "Kim Jong-un")]
    public async Task Find_TakesAHyphenatedNameWhole_When_ItsSecondHalfIsSmall(string text, string name) =>
        Assert.Equal(name, Assert.Single(await FindAsync(text), e => e.Type == EntityType.Person).Name);

    [Theory]
    [InlineData("Shares of Kohl's fell while Macy's said its sales rose.", "Kohl's", "Macy's")]
    [InlineData("Standard & Poor's cut the rating of Peru on Monday.", "Standard & Poor's")]
    public async Task Find_TakesThePossessiveEndingIn_When_TheListHasTheCompanyWithIt(string text, params string[] names)
    {
        var entities = await FindAsync(text);

        Assert.Equal(names, entities.Where(e => e.Type == EntityType.Organization).SelectMany(e => e.Mentions).OrderBy(m => m.Start).Select(m => m.Text));
    }

    [Fact]
    public async Task Find_LeavesThePossessiveEndingOut_When_TheTextKnowsAPersonOfThatName()
    {
        var entities = await FindAsync("Minister Anna Kohl resigned on Monday. Kohl's party said nothing.");

        Assert.Equal(["Anna Kohl", "Kohl"], Assert.Single(entities, e => e.Type == EntityType.Person).Mentions.Select(m => m.Text));
    }

    [Fact]
    public async Task Find_KeepsACompoundOutOfTheName_When_AHyphenFollows()
    {
        var entities = await FindAsync("Reforms of the Angela Merkel-era and a Carlos Medina-led group failed.");

        Assert.DoesNotContain(entities.SelectMany(e => e.Mentions), m => m.Text.Contains('-'));
    }

    [Theory]
    [InlineData("He leads the Islamic Republic of Iran today.", "Islamic Republic of Iran")]
    [InlineData("She visited the State of Israel and the Republic of Kenya.", "State of Israel", "Republic of Kenya")]
    public async Task Find_TakesTheFormOfStateIn_When_ACountryFollows(string text, params string[] names) =>
        Assert.Equal(names, (await FindAsync(text)).SelectMany(e => e.Mentions).OrderBy(m => m.Start).Select(m => m.Text));

    [Theory]
    [InlineData("The bill reached Parliament on Monday.", "Parliament")]
    [InlineData("Members of the House rose at noon.", "House")]
    [InlineData("The budget needs the Assembly to vote.", "Assembly")]
    public async Task Find_TakesAChamberForABody_When_ItIsWrittenWithACapital(string text, string name) =>
        Assert.Contains((await FindAsync(text)), e => e.Type == EntityType.Organization && e.Mentions.Any(m => m.Text == name));

    [Fact]
    public async Task Find_TakesACityForATeam_When_TheRowsBesideItAreTeams()
    {
        var text = TextAnalyzer.Analyze(["ATLANTIC DIVISION", "Boston Celtics 41 18", "Philadelphia 76ers 38 20", "New York 33 26", "Toronto Raptors 28 31"], "en");

        var annotations = await Enricher.FindAsync(text, TestContext.Current.CancellationToken);

        Assert.Contains(annotations.Entities, e => e.Type == EntityType.Organization && e.Mentions.Any(m => m.Text == "New York"));
    }

    [Fact]
    public async Task Find_LeavesCountriesPlaces_When_TheyStandInATable()
    {
        var text = TextAnalyzer.Analyze(["Medals", "China 161 33", "Japan 33 41", "Uzbekistan 15 12"], "en");

        var annotations = await Enricher.FindAsync(text, TestContext.Current.CancellationToken);

        Assert.Equal(3, annotations.Entities.Count(e => e.Type == EntityType.Location));
    }

    [Fact]
    public async Task Find_EndsANameBeforeABracket_When_TheBracketClosesOutsideIt() =>
        Assert.DoesNotContain((await FindAsync("The band wrote the song for the album Night Shift (Rough Trade, 2009).")).SelectMany(e => e.Mentions), m => m.Text.Contains('(') && !m.Text.Contains(')'));

    [Theory]
    [InlineData("The order was signed by HH the Crown Prince in Muscat.", "HH")]
    [InlineData("Analysts at the firm say that GDP grew in Kenya.", "GDP")]
    public async Task Find_LeavesAbbreviationsOut_When_TheyNameNoBody(string text, string abbreviation) =>
        Assert.DoesNotContain(await FindAsync(text), e => e.Mentions.Any(m => m.Text == abbreviation));

    [Theory]
    [InlineData("The injured were taken to Mulago Hospital in Kampala.", "Mulago Hospital")]
    [InlineData("The vase is kept at the British Museum in London.", "British Museum")]
    public async Task Find_TakesAPublicBuildingForAPlace_When_ItsNameSaysSo(string text, string name) =>
        Assert.Contains(await FindAsync(text), e => e.Type == EntityType.Location && e.Mentions.Any(m => m.Text == name));

    [Theory]
    [InlineData("The Denver Nuggets beat the Utah Jazz on Tuesday night.", "Denver Nuggets", "Utah Jazz")]
    [InlineData("Wolverhampton Wanderers drew 1-1 with Newcastle United on Saturday.", "Wolverhampton Wanderers", "Newcastle United")]
    public async Task Find_TakesTeamsWhole_When_TheirNamesBeginWithACity(string text, params string[] names) =>
        Assert.Equal(names, (await FindAsync(text)).Where(e => e.Type == EntityType.Organization).SelectMany(e => e.Mentions).OrderBy(m => m.Start).Select(m => m.Text));

    [Theory]
    [InlineData("NAIROBI, Kenya (Reuters) - Police said on Monday that shops in Kisumu would open in May.", "Monday", "May", "Police")]
    [InlineData("However, the talks failed. Meanwhile, Officials in Peru waited. Sunday was quiet.", "However", "Meanwhile", "Sunday")]
    public async Task Find_LeavesWordsOut_When_OnlyTheSentenceGivesThemACapital(string text, params string[] words) =>
        Assert.DoesNotContain((await FindAsync(text)).SelectMany(e => e.Mentions), m => words.Contains(m.Text));

    [Fact]
    public async Task Find_LinksTheIslamicRepublicToIran_When_ItStandsAlone() =>
        Assert.Contains(await FindAsync("Tehran said on Monday that the Islamic Republic would answer, and Iran closed its ports."), e => e.Id == "LOC:iran" && e.Mentions.Count == 2);

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
