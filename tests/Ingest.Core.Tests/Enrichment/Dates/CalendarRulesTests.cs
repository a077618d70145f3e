namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class CalendarRulesTests
{
    [Theory]
    [InlineData("Sales rose in early May.", "2024-05-01/2024-05-15")]
    [InlineData("Sales rose in mid-May 2023.", "2023-05-11/2023-05-21")]
    [InlineData("Sales rose late in August.", "2024-08-16/2024-08-31")]
    [InlineData("Sales rose in the middle of June 2023.", "2023-06-10/2023-06-20")]
    [InlineData("He came late May 5, 2023.", "2023-05-05")]
    public void Find_ReadsThePartOfAMonth_When_AWordNamesIt(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("A film of january 2016.", "2016-01")]
    [InlineData("A film of march 2016.", "2016")]
    [InlineData("They may 2016 be told.", "2016")]
    [InlineData("They met in january at home.", "")]
    [InlineData("They met in Sept., and ate.", "2024-09")]
    public void Find_TakesAMonthInLowerCase_When_AYearFollowsAndItIsNoVerb(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("The fair of Sept. 5-8, 2019 was small.", "2019-09-05/2019-09-08")]
    [InlineData("The fair of September 8-5, 2019 was small.", "2024-09-08 2019")]
    [InlineData("The fair of 5 to 8 September 2019 was small.", "2019-09-05/2019-09-08")]
    [InlineData("The fair of 5 and 6 September 2019 was small.", "2019-09-05/2019-09-06")]
    [InlineData("The fair of 8-5 September 2019 was small.", "2019-09-05")]
    [InlineData("It began on the first of May 2020.", "2020-05-01")]
    [InlineData("It began on the 1st of May, 2020.", "2020-05-01")]
    [InlineData("It began on the 30th of February 2020.", "")]
    [InlineData("It ended on 30 September 420.", "0420-09-30")]
    [InlineData("It ended on 30 September 420 km off.", "2024-09-30")]
    [InlineData("The code X5 May 2019 opened it.", "2019-05")]
    [InlineData("Open (5 May 2019) to all.", "2019-05-05")]
    [InlineData("Rome fell on 4 September 476 AD.", "0476-09-04")]
    [InlineData("The stone of July 1054 AD was lost.", "1054-07")]
    [InlineData("They met in May 5 people.", "2024-05")]
    public void Find_ReadsDays_When_TheyStandBesideAMonth(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It ran on March 11 this year.", "2024-03-11 2024")]
    [InlineData("It ran on March 11 of last year.", "2023-03-11 2023")]
    [InlineData("It ran on March 11 of the previous year.", "2023-03-11 2023")]
    [InlineData("It will run on March 11, next year.", "2025-03-11 2025")]
    [InlineData("It opened in 1924. It shut in March of the same year.", "1924 1924-03 1924")]
    [InlineData("It was open in March and April 2020.", "2020-03 2020-04")]
    [InlineData("It was open from November to April 2020.", "2019-11 2020-04")]
    [InlineData("It was open in November and April 2020.", "2020-11 2020-04")]
    [InlineData("It was open March 3 – April 4, 2020.", "2020-03-03 2020-04-04")]
    [InlineData("It was open from March to the end.", "2024-03")]
    public void Find_TakesTheYearFromBehind_When_AnExpressionLeansOnIt(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It snowed last December.", "2023-12")]
    [InlineData("It snowed last March.", "2024-03")]
    [InlineData("It rained last October.", "2023-10")]
    [InlineData("It will snow next December.", "2024-12")]
    [InlineData("It will snow next March.", "2025-03")]
    [InlineData("It snowed this March.", "2024-03")]
    [InlineData("It will run in September.", "2024-09")]
    [InlineData("It will run in March.", "2025-03")]
    [InlineData("It ran in December.", "2023-12")]
    [InlineData("A fair in December.", "2024-12")]
    [InlineData("A fair in January.", "2025-01")]
    [InlineData("A fair in March.", "2024-03")]
    [InlineData("The fair ran on Friday, Oct. 27.", "2023-10-27")]
    [InlineData("The fair ran on Sunday, Oct. 28.", "2024-10-28")]
    [InlineData("They rest on Monday, Oct. 27.", "2025-10-27")]
    public void Find_PlacesADateWithoutAYear_When_OnlyTheDayOfPublicationIsKnown(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Fact]
    public void Find_PlacesADistantMonthInTheYearBefore_When_TheTextIsFromFebruary() =>
        Assert.Equal("2023-12", DateReading.Of("A fair in December.", new DateOnly(2024, 2, 10), "en"));

    [Theory]
    [InlineData("They met on 4 November 1775, and again in March.", "1775-11-04 1776-03")]
    [InlineData("They met in November 1775, and again in December.", "1775-11 1775-12")]
    [InlineData("They met in 1775, and again in March.", "1775 1775-03")]
    public void Find_StaysInTheStorysYear_When_TheStoryIsOld(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It opens in 2026 and in March shuts.", "2026 2025-03")]
    [InlineData("They were told of April Jones and May Ode.", "")]
    [InlineData("They sat until April and rose.", "2025-04")]
    public void Find_AsksForACue_When_AMonthIsAlsoANameOrAVerb(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("lundi 3. mars 2021", "fr", "2021-03-03")]
    [InlineData("el 12 de marzo del 2020", "es", "2020-03-12")]
    [InlineData("en marzo de 2020", "es", "2020-03")]
    [InlineData("im Februar 2020", "de", "2020-02")]
    [InlineData("im Februar wieder", "de", "")]
    [InlineData("Sonnabend, den 28. Dezember 2024", "de", "2024-12-28")]
    [InlineData("segunda, 5 de maio de 2025", "pt", "2025-05-05")]
    [InlineData("venerdì 9 maggio 2025", "it", "2025-05-09")]
    [InlineData("woensdag 5 maart 2025", "nl", "2025-03-05")]
    [InlineData("onsdag 7 maj 2025", "sv", "2025-05-07")]
    [InlineData("lørdag 6. desember 2025", "no", "2025-12-06")]
    [InlineData("3 stycznia 2025", "pl", "2025-01-03")]
    [InlineData("14. června 2025", "cs", "2025-06-14")]
    [InlineData("14. kesäkuuta 2025", "fi", "2025-06-14")]
    [InlineData("5 de maio 2025", null, "2025-05-05")]
    public void Find_ReadsTheMonthsOfALanguage_When_TheTextIsInIt(string text, string? language, string expected) =>
        Assert.Equal(expected, DateReading.Of(text, DateReading.Published, language));

    [Fact]
    public void Find_PlacesNoDateWithoutAYear_When_NobodyKnowsThePublicationDate() =>
        Assert.Equal("1924 1924-03", DateReading.Of("In May he met her last June on Christmas Day. He left in 1924, in March.", null, "en"));
}
