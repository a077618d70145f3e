using Ingest.Core.Enrichment.Dates;

namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class DateAnnotatorTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Published = new(2024, 10, 28);

    [Theory]
    [InlineData("They met on Oct. 28, 2023.", "2023-10-28")]
    [InlineData("They met on Friday, July 21, 2017.", "2017-07-21")]
    [InlineData("They met on 5 June 2019.", "2019-06-05")]
    [InlineData("They met on the 3rd of March, 2021.", "2021-03-03")]
    [InlineData("The fair of 5-6 September 2019 was small.", "2019-09-05/2019-09-06")]
    [InlineData("It opened in December of 384.", "0384-12")]
    [InlineData("It is due on 2025-02-01.", "2025-02-01")]
    [InlineData("It is due on 10/28/2025.", "2025-10-28")]
    [InlineData("It ran in September 2021 and later.", "2021-09")]
    public void Find_ReadsAbsoluteDates_When_TheyAreWrittenOut(string text, string expected) => Assert.Equal([expected], Values(text));

    [Theory]
    [InlineData("He left on Friday.", "2024-10-25")]
    [InlineData("He will leave on Friday.", "2024-11-01")]
    [InlineData("He arrived Monday.", "2024-10-28")]
    [InlineData("He left last Monday.", "2024-10-21")]
    [InlineData("She leaves next Tuesday.", "2024-10-29")]
    [InlineData("The trial is to start Thursday.", "2024-10-31")]
    [InlineData("They meet Wednesday next week.", "2024-11-06")]
    [InlineData("It closed yesterday.", "2024-10-27")]
    [InlineData("It closed the day before yesterday.", "2024-10-26")]
    [InlineData("Fire broke out last night.", "2024-10-27")]
    [InlineData("Rain fell this morning.", "2024-10-28")]
    public void Find_CountsDaysFromPublication_When_TheyAreRelative(string text, string expected) => Assert.Equal([expected], Values(text));

    [Theory]
    [InlineData("Prices rose last week.", "2024-10-21/2024-10-27")]
    [InlineData("Prices rose last month.", "2024-09")]
    [InlineData("Prices will rise next year.", "2025")]
    [InlineData("She won two years ago.", "2022")]
    [InlineData("She won four days ago.", "2024-10-24")]
    [InlineData("It must be done by the end of the month.", "2024-10-31")]
    [InlineData("The ruling is due by year-end.", "2024-12-31")]
    [InlineData("Sales fell in the past three years.", "2021-10-28/2024-10-28")]
    [InlineData("The office closed last summer.", "2024-06-01/2024-08-31")]
    [InlineData("Profit fell in the third quarter of 2023.", "2023-07-01/2023-09-30")]
    [InlineData("Profit fell in Q2 2023.", "2023-04-01/2023-06-30")]
    [InlineData("The house dates from the early 1980s.", "1980-01-01/1984-12-31")]
    [InlineData("The house dates from the 17th century.", "1600-01-01/1699-12-31")]
    [InlineData("He was born in nineteen eighty-four.", "1984")]
    [InlineData("The temple was built in 508 BC.", "-0507")]
    public void Find_AnswersPeriods_When_ThePhraseIsWiderThanADay(string text, string expected) => Assert.Equal([expected], Values(text));

    [Theory]
    [InlineData("They met at 10 a.m. on Tuesday.", "2024-10-22T10:00")]
    [InlineData("They will meet Tuesday at 3:30 p.m.", "2024-10-29T15:30")]
    [InlineData("Doors opened on Oct. 5, 22:30.", "2024-10-05T22:30")]
    [InlineData("It stopped at noon Friday.", "2024-10-25T12:00")]
    [InlineData("It stopped at 10:30.", null)]
    public void Find_JoinsTheTime_When_ItStandsBesideADay(string text, string? expected) => Assert.Equal(expected is null ? [] : [expected], Values(text));

    [Theory]
    [InlineData("It snowed on Christmas Eve.", "2023-12-24")]
    [InlineData("It will snow on Christmas Day.", "2024-12-25")]
    [InlineData("Shops will shut on Thanksgiving.", "2024-11-28")]
    [InlineData("They marched on Good Friday.", "2024-03-29")]
    [InlineData("They marched on Easter Monday 2021.", "2021-04-05")]
    [InlineData("She sang last New Year's Eve.", "2023-12-31")]
    [InlineData("He likes Christmas trees and a good friday feeling.", null)]
    public void Find_PlacesNamedDays_When_TheYearIsKnown(string text, string? expected) => Assert.Equal(expected is null ? [] : [expected], Values(text));

    [Theory]
    [InlineData("The vote was held on Sept. 14.", "2024-09-14")]
    [InlineData("The vote will be held on Nov. 5.", "2024-11-05")]
    [InlineData("The law took effect in December.", "2023-12")]
    [InlineData("The law will take effect in March.", "2025-03")]
    public void Find_ChoosesTheYearByTense_When_NoneIsGiven(string text, string expected) => Assert.Equal([expected], Values(text));

    [Theory]
    [InlineData("He arrived in 1924. Two years later he left.", "1924", "1926")]
    [InlineData("She fell on 4 May 1831 and died the next day.", "1831-05-04", "1831-05-05")]
    [InlineData("It sold well in 2010 but not in the following year.", "2010", "2011")]
    [InlineData("He toured from March to August 2011.", "2011-03", "2011-08")]
    [InlineData("He taught there from 1890-91.", "1890", "1891")]
    public void Find_FollowsTheStory_When_ADateLeansOnAnother(string text, string first, string second) => Assert.Equal([first, second], Values(text));

    [Theory]
    [InlineData("About 2000 soldiers stood by.")]
    [InlineData("It cost $2014 then.")]
    [InlineData("She may march on, and the sun sat low.")]
    [InlineData("Call 555-2014 or see page 1999.")]
    [InlineData("Every Sunday he rests; Black Friday sales start.")]
    [InlineData("Judge April Jones spoke.")]
    [InlineData("The plant makes 1,950 cars and 3.2014 tons.")]
    public void Find_AnswersNothing_When_NumbersAndNamesOnlyLookLikeDates(string text) => Assert.Empty(Values(text));

    [Theory]
    [InlineData("Das Treffen war am 28. Oktober 2024.", "de", "2024-10-28")]
    [InlineData("La réunion a eu lieu le 3 août 2021.", "fr", "2021-08-03")]
    [InlineData("La reunión fue el 12 de marzo de 2020.", "es", "2020-03-12")]
    [InlineData("L'incontro è del 9 maggio 2022.", "it", "2022-05-09")]
    [InlineData("Spotkanie odbyło się 7 września 2019.", "pl", "2019-09-07")]
    [InlineData("Der Termin ist der 01.02.2025.", "de", "2025-02-01")]
    public void Find_ReadsAbsoluteDates_When_TheTextIsNotEnglish(string text, string language, string expected) =>
        Assert.Equal([expected], DateAnnotator.Find(text, Published, language).Select(date => date.Value));

    [Fact]
    public void Find_LeavesRelativeDatesOut_When_NobodyKnowsThePublicationDate() =>
        Assert.Empty(DateAnnotator.Find("He left yesterday, a week before last Friday.", null, "en"));

    [Fact]
    public void Find_CountsFromTheDateline_When_OnlyTheTextHasTheDate()
    {
        var dates = DateAnnotator.Find("Robots win\nFriday, July 21, 2017\nThe team won on Tuesday.", null, "en");

        Assert.Equal(["2017-07-21", "2017-07-18"], dates.Select(date => date.Value));
    }

    [Fact]
    public void Find_GivesGranularity_When_PeriodsDiffer()
    {
        var dates = DateAnnotator.Find("In 2020, in May 2021, on 3 June 2022, in the 1990s, last week and in summer 2019.", Published, "en");

        Assert.Equal(["year", "month", "day", "decade", "week", "season"], dates.Select(date => date.Granularity));
    }

    private static string[] Values(string text) => [.. DateAnnotator.Find(text, Published, "en").Select(date => date.Value)];
}
