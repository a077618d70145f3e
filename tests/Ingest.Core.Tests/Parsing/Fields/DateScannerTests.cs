using FsCheck.Xunit;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class DateScannerTests
{
    [Theory]
    [InlineData("2024-10-28T05:12:00+01:00", "2024-10-28T05:12:00+01:00")]
    [InlineData("2024-10-28T05:12:00.123Z", "2024-10-28T05:12:00Z")]
    [InlineData("Mon, 28 Oct 2024 05:12:00 GMT", "2024-10-28T05:12:00Z")]
    [InlineData("Oct. 28, 2024, 5:12 p.m. ET", "2024-10-28T17:12:00-04:00")]
    [InlineData("5:12 PM EST, Mon January 8, 2024", "2024-01-08T17:12:00-05:00")]
    [InlineData("28. Oktober 2024", "2024-10-28")]
    [InlineData("28 de octubre de 2024", "2024-10-28")]
    [InlineData("1er août 2023", "2023-08-01")]
    [InlineData("28 października 2024", "2024-10-28")]
    [InlineData("28 октября 2024 г.", "2024-10-28")]
    [InlineData("2024年10月28日", "2024-10-28")]
    [InlineData("2024년 10월 28일", "2024-10-28")]
    [InlineData("٢٨ أكتوبر ٢٠٢٤", "2024-10-28")]
    [InlineData("28.10.2024", "2024-10-28")]
    [InlineData("25/12/2023", "2023-12-25")]
    [InlineData("28-Oct-2024", "2024-10-28")]
    [InlineData("2024. október 28.", "2024-10-28")]
    [InlineData("by Jane DoeOctober 28, 2024", "2024-10-28")]
    public void First_ReadsTheDay_When_ItIsWrittenAsNewsroomsDo(string text, string expected) =>
        Assert.Equal(expected, DateScanner.First(text, DateHints.None)?.Date.ToString());

    [Theory]
    [InlineData("03/04/2024", true, "2024-03-04")]
    [InlineData("03/04/2024", false, "2024-04-03")]
    public void First_FollowsTheOrderOfTheCountry_When_DayAndMonthCouldBeEither(string text, bool monthFirst, string expected) =>
        Assert.Equal(expected, DateScanner.First(text, new DateHints(monthFirst, null))?.Date.ToString());

    [Theory]
    [InlineData("32 January 2024")]
    [InlineData("February 30, 2024")]
    [InlineData("It cost 2024 crowns")]
    [InlineData("version 1.2.2024.5")]
    [InlineData("March 3")]
    public void First_FindsNothing_When_ThereIsNoWholeDay(string text) => Assert.Null(DateScanner.First(text, DateHints.None));

    [Property(MaxTest = 300)]
    public bool First_ReadsBackEveryDay_When_ItIsWrittenOutInEnglish(DateTime day)
    {
        var text = day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture);

        return day.Year is < 1900 or > 2100 || DateScanner.First(text, DateHints.None)?.Date.DayOnly == DateOnly.FromDateTime(day);
    }
}
