namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class NamedAndNumericDateTests
{
    [Theory]
    [InlineData("It fell on Boxing Day 2020.", "2020-12-26")]
    [InlineData("It fell on Valentine's Day 2020.", "2020-02-14")]
    [InlineData("It fell on Valentines Day, 2020.", "2020-02-14")]
    [InlineData("It fell on Independence Day 2020.", "2020-07-04")]
    [InlineData("It fell on Labor Day 2020.", "2020-09-07")]
    [InlineData("It fell on Labour Day 2020.", "2020-09-07")]
    [InlineData("It fell on Veterans Day 2020.", "2020-11-11")]
    [InlineData("It fell on Veteran’s Day 2020.", "2020-11-11")]
    [InlineData("It fell on Halloween 2020.", "2020-10-31")]
    [InlineData("It fell on Thanksgiving Day 2020.", "2020-11-26")]
    [InlineData("It fell on New Year Day 2020.", "2020-01-01")]
    [InlineData("It fell on New Year’s Day 2020.", "2020-01-01")]
    [InlineData("It fell on New Year’s Eve 2020.", "2020-12-31")]
    [InlineData("It fell on Christmas Eve 2020.", "2020-12-24")]
    [InlineData("It fell on Christmas 2020.", "2020-12-25")]
    [InlineData("It fell on Good Friday 2020.", "2020-04-10")]
    [InlineData("It fell on Easter 2020.", "2020-04-12")]
    [InlineData("It fell on Easter Sunday 2020.", "2020-04-12")]
    [InlineData("It fell on Easter Monday 2020.", "2020-04-13")]
    [InlineData("It fell on Easter Monday 1500.", "")]
    [InlineData("It was a New Year song, a boxing day out, a Flag Day walk, a Labor day.", "")]
    public void Find_KnowsTheDay_When_ItHasAName(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It was filed 31/12/2023.", "2023-12-31")]
    [InlineData("It was filed 12/31/2023.", "2023-12-31")]
    [InlineData("It was filed 2/3/2023.", "2023-02-03")]
    [InlineData("It was filed 31.12.2023.", "2023-12-31")]
    [InlineData("It was filed (2023-12-31).", "2023-12-31")]
    [InlineData("It was filed [2023/12/31].", "2023-12-31")]
    [InlineData("It was filed 30/02/2023.", "")]
    [InlineData("It was filed 32.12.2023.", "")]
    [InlineData("It was filed 10.10.10.2023, 1.2.3.", "")]
    [InlineData("It was filed 31/12-2023.", "")]
    [InlineData("It was filed 2101-01-05.", "")]
    [InlineData("After 9/11 it shut.", "2001-09-11")]
    [InlineData("After 9/12 it shut.", "")]
    [InlineData("On 9/11/2019 it shut.", "2019-09-11")]
    public void Find_ReadsFigures_When_TheyAreADay(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It shut Tuesday at midnight.", "2024-10-22T00:00")]
    [InlineData("It shut Tuesday at 5 pm.", "2024-10-22T17:00")]
    [InlineData("It shut Tuesday at 5am.", "2024-10-22T05:00")]
    [InlineData("It shut Tuesday at 12.30 a.m.", "2024-10-22T00:30")]
    [InlineData("It shut Tuesday at 12 p.m", "2024-10-22T12:00")]
    [InlineData("It shut Tuesday at 23:59.", "2024-10-22T23:59")]
    [InlineData("It shut Tuesday at 5.30.", "2024-10-22")]
    [InlineData("It shut Tuesday at 24:00, at 13 p.m.", "2024-10-22")]
    [InlineData("It shut Tuesday at 5:75.", "2024-10-22")]
    [InlineData("It shut Tuesday at 5 a dozen.", "2024-10-22")]
    public void Find_ReadsTheTime_When_ItIsOne(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("They met on 4 May 1831 and left the following Friday.", "1831-05-04 1831-05-06")]
    [InlineData("They met on 4 May 1831 and left the next Friday.", "1831-05-04 1831-05-06")]
    [InlineData("They met on 4 May 1831, as on the previous Friday.", "1831-05-04 1831-04-29")]
    [InlineData("They met on 4 May 1831 and left that Friday.", "1831-05-04 1831-05-06")]
    [InlineData("They met this Friday.", "2024-10-25")]
    [InlineData("They will meet this Friday.", "2024-11-01")]
    [InlineData("They met past Friday.", "2024-10-25")]
    [InlineData("They met Friday last week.", "2024-10-25")]
    public void Find_PlacesWeekdays_When_TheStoryOrADeixisLeads(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Fact]
    public void Find_PlacesNoWeekday_When_NobodyKnowsThePublicationDate() =>
        Assert.Equal("", DateReading.Of("The following Friday, Monday next week, two years later, the past two years.", null, "en"));
}
