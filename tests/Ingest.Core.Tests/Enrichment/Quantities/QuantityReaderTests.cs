using System.Globalization;
using Ingest.Core.Enrichment.Quantities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Quantities;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("US$ 5", "money 5 USD")]
    [InlineData("C$5", "money 5 CAD")]
    [InlineData("CA$5", "money 5 CAD")]
    [InlineData("A$5", "money 5 AUD")]
    [InlineData("AU$5", "money 5 AUD")]
    [InlineData("NZ$5", "money 5 NZD")]
    [InlineData("HK$5", "money 5 HKD")]
    [InlineData("S$5", "money 5 SGD")]
    [InlineData("R$5", "money 5 BRL")]
    [InlineData("Rs 5", "money 5 INR")]
    [InlineData("¥5", "money 5 JPY")]
    [InlineData("$5m", "money 5000000 USD")]
    [InlineData("$5M", "money 5000000 USD")]
    [InlineData("$5b", "money 5000000000 USD")]
    [InlineData("$5B", "money 5000000000 USD")]
    [InlineData("$5k", "money 5000 USD")]
    [InlineData("5 USD", "money 5 USD")]
    [InlineData("5 Swiss francs", "money 5 CHF")]
    [InlineData("$3-5 million", "money 3000000 USD")]
    [InlineData("$3 to $5 million", "money 3000000 USD; money 5000000 USD")]
    [InlineData("between $3 and $5 million", "money 3000000 USD; money 5000000 USD")]
    [InlineData("$3 and $5 million", "money 3 USD; money 5000000 USD")]
    [InlineData("$3,000 to $5 million", "money 3000 USD; money 5000000 USD")]
    [InlineData("$3 to $5000", "money 3 USD; money 5000 USD")]
    public void Find_ReadsMoney_When_ASignOrAWordNamesTheCurrency(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("5 per cent", "percent 5")]
    [InlineData("5 per year", "")]
    [InlineData("5 pct", "percent 5")]
    [InlineData("one percentage point", "percent 1 percentage point")]
    [InlineData("5 percentage bits", "count 5 bits")]
    [InlineData("31°", "measure 31 Cel")]
    [InlineData("31°C", "measure 31 Cel")]
    [InlineData("88°F", "measure 88 [degF]")]
    [InlineData("88 degrees Fahrenheit", "measure 88 [degF]")]
    [InlineData("88 degrees", "measure 88 deg")]
    [InlineData("5km", "measure 5 km")]
    [InlineData("5m", "measure 5 m")]
    [InlineData("5-kilometre run", "measure 5 km")]
    [InlineData("5 sq miles", "measure 5 [mi_i]2")]
    [InlineData("5 cubic metres", "measure 5 m3")]
    [InlineData("5 kilometres an hour", "measure 5 km/h")]
    [InlineData("5 kilometres a day", "measure 5 km")]
    [InlineData("5-pounds of flour", "measure 5 [lb_av]")]
    [InlineData("5 m-class", "")]
    [InlineData("5x and 5qq", "")]
    public void Find_ReadsMeasures_When_AUnitFollows(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("5 to 10 km", "measure 5 km; measure 10 km")]
    [InlineData("5-10 million people", "count 5000000 people; count 10000000 people")]
    [InlineData("5 or 10 ships", "count 5 ships; count 10 ships")]
    [InlineData("between 5 and 10 ships", "count 5 ships; count 10 ships")]
    [InlineData("5 and 10 ships", "count 10 ships")]
    [InlineData("10 to 5 ships", "count 5 ships")]
    [InlineData("5 to 10 of it", "")]
    [InlineData("5 to 10km", "measure 10 km")]
    [InlineData("5 to many", "")]
    public void Find_GivesTheFirstFigureTheUnitOfTheSecond_When_ARangeIsNamed(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("twenty-five ships", "count 25 ships")]
    [InlineData("twenty-old ships", "")]
    [InlineData("two dozen ships", "count 24 ships")]
    [InlineData("half a dozen ships", "count 6 ships")]
    [InlineData("half million ships", "")]
    [InlineData("a hundred ships", "count 100 ships")]
    [InlineData("a ship", "")]
    [InlineData("dozens of ships", "")]
    [InlineData("three thousand ships", "count 3000 ships")]
    [InlineData("three hundred thousand ships", "count 300000 ships")]
    [InlineData("1,500 ships", "count 1500 ships")]
    [InlineData("1,50 ships", "")]
    [InlineData("1,5000 ships", "")]
    [InlineData("1.5,000 ships", "")]
    [InlineData("9999999999999999999 ships", "")]
    [InlineData("111111111111111111111111111111111111 ships", "")]
    [InlineData("2.5 ships", "")]
    [InlineData("1 ships", "")]
    public void Find_ReadsNumbers_When_TheyAreInWordsOrFigures(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("12 large ships", "count 12 ships")]
    [InlineData("12 very large ships", "count 12 ships")]
    [InlineData("12 quickly sunk ships", "")]
    [InlineData("12 big old grey ships", "")]
    [InlineData("12 of the ships", "")]
    [InlineData("12 glass", "")]
    [InlineData("12 bus", "")]
    [InlineData("12 Ships", "")]
    [InlineData("12 perhaps", "")]
    [InlineData("12 sheep", "count 12 sheep")]
    [InlineData("12 x ships", "")]
    public void Find_FindsTheNoun_When_ANumberCountsIt(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("B-12 ships")]
    [InlineData("1/12 ships")]
    [InlineData("highway 12 ships")]
    public void Find_AnswersNothing_When_TheNumberIsPartOfACode(string text) => Assert.Equal("", Found(text));

    [Theory]
    [InlineData("(12 ships)")]
    [InlineData("[12 ships]")]
    [InlineData("\"12 ships\"")]
    [InlineData("“12 ships”")]
    [InlineData("'12 ships'")]
    [InlineData("‘12 ships’")]
    [InlineData("so–12 ships")]
    [InlineData("so—12 ships")]
    public void Find_ReadsANumber_When_AnOpeningMarkTouchesIt(string text) => Assert.Equal("count 12 ships", Found(text));

    [Fact]
    public void Find_CrossesNoLine_When_TheNounStandsOnTheNext()
    {
        var text = TextAnalyzer.AnalyzeVerbatim("Score 12\nships sailed $\n5 and 7 large\nboats", "en");

        Assert.Empty(QuantityAnnotator.Find(text, []));
    }

    private static string Found(string text) => string.Join("; ", QuantityAnnotator.Find(TextAnalyzer.Analyze([$"They saw {text} there."], "en"), [])
        .Select(quantity => $"{quantity.Kind} {quantity.Value.ToString("0.####", CultureInfo.InvariantCulture)} {quantity.Unit}".TrimEnd()));
}
