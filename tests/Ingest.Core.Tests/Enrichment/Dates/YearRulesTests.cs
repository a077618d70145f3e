namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class YearRulesTests
{
    [Theory]
    [InlineData("It was built AD 842.", "0842")]
    [InlineData("It was built in 842 AD.", "0842")]
    [InlineData("It was built in 842 CE.", "0842")]
    [InlineData("It was built in 12 BCE.", "-0011")]
    [InlineData("An ad 842 people saw, 12 bc.", "")]
    [InlineData("An AD 50% off.", "")]
    public void Find_ReadsEras_When_TheyAreInCapitals(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("He ruled from 1890-91.", "1890 1891")]
    [InlineData("He ruled from 1890-85.", "1890")]
    [InlineData("In 348 Pachomius died.", "0348")]
    [InlineData("In 348, he died.", "0348")]
    [InlineData("In 348 cases he won.", "")]
    [InlineData("It fell in the year 79 to ash.", "0079")]
    [InlineData("It fell c. 347 to ash.", "0347")]
    [InlineData("It fell circa 347 to ash.", "0347")]
    [InlineData("It fell circa 347 miles off.", "")]
    public void Find_ReadsShortYears_When_AWordCallsForThem(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("The part 2014B fits; also 2014/15, 2014@home.", "")]
    [InlineData("Call 2014-555 now.", "")]
    [InlineData("The B-2000 and $2014 and /2014 parts.", "")]
    [InlineData("The post-2008 law.", "2008")]
    [InlineData("It ran 2009-2016 there.", "2009 2016")]
    [InlineData("It ran May-2016 there.", "2016")]
    [InlineData("Read (2014), [2015] and “2016” of it.", "2014 2015 2016")]
    [InlineData("See p.1999, room 2014, vol. 1999.", "")]
    public void Find_LeavesCodesOut_When_TheyHoldFourDigits(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("It was printed in Aberdeen, 1859.", "1859")]
    [InlineData("1669, built for a duke.", "1669")]
    [InlineData("It stood. 1669: built for a duke.", "1669")]
    [InlineData("A book (Ode, 1859) of it.", "1859")]
    [InlineData("A book (Ode, 1859; Lee, 1860) of it.", "1859 1860")]
    [InlineData("The duke (b. 1769) rode.", "1769")]
    [InlineData("The duke (1769-1852) rode.", "1769 1852")]
    [InlineData("They had 1859 ships and 1860 horsemen.", "")]
    [InlineData("They had since 1859 ships to sail.", "")]
    [InlineData("It will be so by 2090, not 2095.", "2090")]
    public void Find_TakesAnOldYear_When_SomethingSpeaksForIt(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));

    [Theory]
    [InlineData("the 2014 protests", "2014")]
    [InlineData("about 2014 protests", "")]
    [InlineData("with 2014 protests", "")]
    [InlineData("with 2014 children", "")]
    [InlineData("with 2014 firemen", "")]
    [InlineData("with 2014 salespeople", "")]
    [InlineData("with 2014 glass", "2014")]
    [InlineData("a 2014 year plan", "")]
    [InlineData("the 2014 year plan", "2014")]
    [InlineData("a 2014 series", "2014")]
    [InlineData("a 2014 Ford", "2014")]
    public void Find_TellsAYearFromACount_When_ANounFollows(string text, string expected) => Assert.Equal(expected, DateReading.Of("He spoke of " + text + "."));

    [Theory]
    [InlineData("It was in nineteen-eighty.", "1980")]
    [InlineData("It was in eighteen twelve.", "1812")]
    [InlineData("It was in twenty twenty-four.", "2024")]
    [InlineData("It was of twenty-thirty.", "")]
    [InlineData("It was in nineteen ninety days.", "")]
    [InlineData("It was in nineteen two.", "")]
    [InlineData("It was with nineteen eighty.", "")]
    public void Find_ReadsYearsInWords_When_TheyAreCalledFor(string text, string expected) => Assert.Equal(expected, DateReading.Of(text));
}
