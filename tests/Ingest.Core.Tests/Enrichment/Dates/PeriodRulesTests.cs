namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class PeriodRulesTests
{
    [Theory]
    [InlineData("Life in the sixties was slow.", "1960-01-01/1969-12-31")]
    [InlineData("Life in the late sixties was slow.", "1965-01-01/1969-12-31")]
    [InlineData("He is in his sixties.", "")]
    [InlineData("Life in the '60s was slow.", "1960-01-01/1969-12-31")]
    [InlineData("Life in the 60s and 70s was slow.", "1960-01-01/1969-12-31 1970-01-01/1979-12-31")]
    [InlineData("Up to 10s and 15s.", "")]
    [InlineData("It was in the 1800s.", "1800-01-01/1899-12-31")]
    [InlineData("It was in the 2000s.", "2000-01-01/2009-12-31")]
    [InlineData("It was in the mid-1980s.", "1983-05-02/1986-08-31")]
    [InlineData("It cost him $1980s of debt.", "")]
    [InlineData("It was hot in the 80s°.", "")]
    [InlineData("It was in the 300s, 9990s.", "")]
    public void Find_ReadsDecades_When_TheyAreCalledFor(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It is of the seventeenth century.", "1600-01-01/1699-12-31")]
    [InlineData("It is of the early 17th century.", "1600-01-01/1649-12-31")]
    [InlineData("It is of the late 17th-century.", "1650-01-01/1699-12-31")]
    [InlineData("It is of the twenty-first century.", "2000-01-01/2099-12-31")]
    [InlineData("It is of the 5th century BC.", "-0499-01-01/-0400-12-31")]
    [InlineData("It is of the 5th century AD.", "0400-01-01/0499-12-31")]
    [InlineData("21st Century Fox made it.", "")]
    [InlineData("It is of the 40th century, of the 17 century, the 5th street.", "")]
    [InlineData("From the 15th to the 19th century it grew.", "1400-01-01/1499-12-31 1800-01-01/1899-12-31")]
    [InlineData("From the 15th to the early 19th century it grew.", "1400-01-01/1499-12-31 1800-01-01/1849-12-31")]
    [InlineData("In the 15th and 16th centuries it grew.", "1400-01-01/1499-12-31 1500-01-01/1599-12-31")]
    [InlineData("From 15th-16th-century houses.", "1400-01-01/1499-12-31 1500-01-01/1599-12-31")]
    [InlineData("The 15th to the right.", "")]
    public void Find_ReadsCenturies_When_AnOrdinalCountsThem(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("Sales fell in Q3 of 2023.", "2023-07-01/2023-09-30")]
    [InlineData("Sales fell in Q3 again, in Q5 2023.", "2023")]
    [InlineData("Sales fell in the first quarter 2023.", "2023-01-01/2023-03-31")]
    [InlineData("Sales fell in the first half of 2023.", "2023-01-01/2023-06-30")]
    [InlineData("Sales fell in the second half of 2023.", "2023-07-01/2023-12-31")]
    [InlineData("The third half of 2023 is a joke.", "2023")]
    [InlineData("The first quarter went by.", "")]
    public void Find_ReadsQuartersAndHalves_When_TheYearIsGiven(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It was the winter of 1776-77.", "1776-12-01/1777-02-28")]
    [InlineData("It was the winter of 1776-1777.", "1776-12-01/1777-02-28")]
    [InlineData("It shut in autumn, 2020.", "2020-09-01/2020-11-30")]
    [InlineData("It shut in the fall of 2020.", "2020-09-01/2020-11-30")]
    [InlineData("It will shut next spring.", "2025-03-01/2025-05-31")]
    [InlineData("It shut last winter.", "2023-12-01/2024-02-29")]
    [InlineData("It shut this summer.", "2024-06-01/2024-08-31")]
    [InlineData("It shut in May 1920. That summer it rained.", "1920-05 1920-06-01/1920-08-31")]
    [InlineData("It shut in May 1920 and opened the following winter.", "1920-05 1920-12-01/1921-02-28")]
    [InlineData("It shut in May 1920, as in the previous autumn.", "1920-05 1919-09-01/1919-11-30")]
    [InlineData("They like the summer.", "")]
    public void Find_ReadsSeasons_When_ThereIsAYearToPlaceThemIn(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Fact]
    public void Find_PlacesNoSeason_When_NobodyKnowsThePublicationDate() =>
        Assert.Equal("", DateReading.Of("Last summer, this spring, that autumn, the following winter, the previous fall.", null, "en"));
}
