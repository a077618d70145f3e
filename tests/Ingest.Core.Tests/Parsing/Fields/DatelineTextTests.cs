using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class DatelineTextTests
{
    [Theory]
    [InlineData("PARIS, March 3 (Reuters) - The museum", "PARIS, March 3", "Reuters")]
    [InlineData("LONDON (AP) — The museum", "LONDON", "Associated Press")]
    [InlineData("Madrid, 3 mar (EFE).- El museo", "Madrid, 3 mar", "EFE")]
    [InlineData("SUVA, Sept 28 (Orbis News) - The museum", "SUVA, Sept 28", "Orbis News")]
    [InlineData("TARNHOLM - The museum", "TARNHOLM", null)]
    [InlineData("QUETTA, Pakistan: The museum - closed for years - opens", "QUETTA, Pakistan", null)]
    public void Find_GivesPlaceAndAgency_When_AWireStoryOpens(string paragraph, string dateline, string? agency)
    {
        var found = DatelineText.Find(paragraph);

        Assert.Equal((dateline, agency), (found?.Dateline, found?.Agency));
    }

    [Theory]
    [InlineData("PENTAGON —", "PENTAGON")]
    [InlineData("TARNHOLM, Norland -", "TARNHOLM, Norland")]
    [InlineData("TARNHOLM", null)]
    [InlineData("TARNHOLM — The museum", null)]
    public void FindAlone_GivesThePlace_When_NothingElseStandsInTheLine(string line, string? dateline) => Assert.Equal(dateline, DatelineText.FindAlone(line)?.Dateline);

    [Theory]
    [InlineData("The museum opens on Monday - the first in years.")]
    [InlineData("Paris — that is what they call it.")]
    [InlineData("No dash at all")]
    [InlineData("UPDATE: The museum opens on Monday.")]
    [InlineData("FOOD, and why it matters: the museum has a kitchen.")]
    public void Find_GivesNothing_When_ASentenceOpens(string paragraph) => Assert.Null(DatelineText.Find(paragraph));
}
