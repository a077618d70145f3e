namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class RelativeRulesTests
{
    [Theory]
    [InlineData("He told USA Today of it.", "")]
    [InlineData("The boats of today are fast.", "")]
    [InlineData("Today's youth reads.", "")]
    [InlineData("Today's storm broke trees.", "2024-10-28")]
    [InlineData("The day after tomorrow will be dry.", "2024-10-30")]
    [InlineData("They sat tonight.", "2024-10-28")]
    public void Find_ReadsRelativeDays_When_TheyAreMeantAsDays(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It burned this afternoon.", "2024-10-28")]
    [InlineData("It burned last night.", "2024-10-27")]
    [InlineData("It burned last morning.", "")]
    [InlineData("It burned on 3 May 2020 and was out the next morning.", "2020-05-03 2020-05-04")]
    [InlineData("It burned on 3 May 2020 and was out that night.", "2020-05-03 2020-05-03")]
    [InlineData("It burned on 3 May 2020, smoke was seen the previous evening.", "2020-05-03 2020-05-02")]
    [InlineData("It burned on 3 May 2020 and the night before it rained.", "2020-05-03")]
    [InlineData("It burned on 3 May 2020, and it rained the night before.", "2020-05-03 2020-05-02")]
    [InlineData("It burned on 3 May 2020, and it rained the morning after.", "2020-05-03 2020-05-04")]
    public void Find_ReadsPartsOfDays_When_AWordPointsAtThem(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("Sales fell this weekend.", "2024-10-26/2024-10-27")]
    [InlineData("It will rain this weekend.", "2024-11-02/2024-11-03")]
    [InlineData("It rained over the weekend.", "2024-10-26/2024-10-27")]
    [InlineData("They like the weekend.", "")]
    [InlineData("Sales fell this quarter.", "2024-10-01/2024-12-31")]
    [InlineData("Sales fell last quarter.", "2024-07-01/2024-09-30")]
    [InlineData("Sales fell this decade.", "2020-01-01/2029-12-31")]
    [InlineData("Sales fell last century.", "1900-01-01/1999-12-31")]
    [InlineData("Sales fell in the past year.", "2023-10-28/2024-10-28")]
    [InlineData("Sales fell in the past quarter.", "2024-07-28/2024-10-28")]
    [InlineData("Sales fell in the past century.", "1900-01-01/1999-12-31")]
    [InlineData("Sales will fall over the next year.", "2024-10-28/2025-10-28")]
    [InlineData("He came in 2010. The next year he left.", "2010 2011")]
    [InlineData("He came on 3 May 2010. Next day he left.", "2010-05-03 2010-05-04")]
    [InlineData("He came in 2010. He left that same year.", "2010 2010")]
    [InlineData("He came in 2010. He had left the previous decade.", "2010 2000-01-01/2009-12-31")]
    [InlineData("This years fair was wet.", "2024")]
    [InlineData("Last hour it rained; that day too; a last day; this year-round; these last weeks.", "2024-10-28")]
    public void Find_ReadsUnits_When_AWordPointsAtThem(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It was shut for the last two weeks.", "2024-10-14/2024-10-28")]
    [InlineData("It will be shut for the next thirty-five days.", "2024-10-28/2024-12-02")]
    [InlineData("The trial will last six weeks.", "")]
    [InlineData("It was among the last two days of May.", "2024-05")]
    [InlineData("It rose in the past two hundred years.", "1824-10-28/2024-10-28")]
    [InlineData("It rose in the past five centuries.", "1524-10-28/2024-10-28")]
    [InlineData("It rose in the next 999 centuries.", "")]
    [InlineData("It rose over the past 48 hours.", "")]
    public void Find_ReadsSpans_When_TheyEndOrStartNow(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It is due by year end.", "2024-12-31")]
    [InlineData("It is due at month-end.", "2024-10-31")]
    [InlineData("Her year end was calm.", "")]
    [InlineData("It is due by the end of next month.", "2024-11-30")]
    [InlineData("It was due at the start of the decade.", "2020-01-01")]
    [InlineData("It was due at the beginning of last week.", "2024-10-21")]
    [InlineData("It was due at the close of the day.", "")]
    [InlineData("It was the end of an era, the end of the year-long war.", "")]
    [InlineData("He came in 1850. Earlier in the year he wed.", "1850 1850")]
    public void Find_ReadsTheEdgeOfAPeriod_When_ItIsNamed(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("She won a decade ago.", "2014")]
    [InlineData("She won two centuries ago.", "1824")]
    [InlineData("She won two quarters ago.", "2024-04-01/2024-06-30")]
    [InlineData("She won three weekends ago.", "2024-10-12/2024-10-13")]
    [InlineData("She won twenty-one months ago.", "2023-01")]
    [InlineData("She won two hours ago.", "")]
    [InlineData("She will win two weeks from now.", "2024-11-11/2024-11-17")]
    [InlineData("She will win six months from today.", "2025-04")]
    [InlineData("She took six months from May.", "2024-05")]
    [InlineData("He came on 3 May 2010 and left ten days later.", "2010-05-03 2010-05-13")]
    [InlineData("He came on 3 May 2010. Ten days before, it rained.", "2010-05-03 2010-04-23")]
    [InlineData("He came on 3 May 2010. It rained ten days before the game.", "2010-05-03")]
    [InlineData("He came on 3 May 2010. It rained ten days after and snowed.", "2010-05-03 2010-05-13")]
    [InlineData("She won 9 centuries ago, 150 centuries ago.", "1124")]
    [InlineData("She won 999 decades ago.", "-7966")]
    [InlineData("She won 10.5 years ago, 1,500 years ago.", "")]
    public void Find_ShiftsTheDay_When_ACountOfUnitsIsGiven(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It was the year before.", "2023")]
    [InlineData("He came in 2010. He wed the year after.", "2010 2011")]
    [InlineData("It was the hour before.", "")]
    public void Find_StepsToTheNeighbour_When_NothingFollowsThatItIsBefore(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));
}
