using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Dates;
using Ingest.Core.Enrichment.Quantities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Quantities;

public sealed class QuantityAnnotatorTests
{
    [Theory]
    [InlineData("It cost $2.5 million.", "money 2500000 USD")]
    [InlineData("It cost €5bn.", "money 5000000000 EUR")]
    [InlineData("It cost £300,000.", "money 300000 GBP")]
    [InlineData("It cost US$ 20,000.", "money 20000 USD")]
    [InlineData("It cost 40 million yen.", "money 40000000 JPY")]
    [InlineData("It cost 70 Canadian dollars.", "money 70 CAD")]
    [InlineData("It cost EUR 15.", "money 15 EUR")]
    [InlineData("Sales rose 3.5 percent.", "percent 3.5 ")]
    [InlineData("Sales rose 12%.", "percent 12 ")]
    [InlineData("Rates rose two percentage points.", "percent 2 percentage point")]
    [InlineData("He walked 12 km.", "measure 12 km")]
    [InlineData("A field of 40 square miles burned.", "measure 40 [mi_i]2")]
    [InlineData("Winds of 90 miles per hour blew.", "measure 90 [mi_i]/h")]
    [InlineData("It was 31 degrees Celsius.", "measure 31 Cel")]
    [InlineData("They bought 10 pounds of flour.", "measure 10 [lb_av]")]
    [InlineData("Three soldiers died.", "count 3 soldiers")]
    [InlineData("A dozen homes burned.", "count 12 homes")]
    [InlineData("Twenty-five wounded men left.", "count 25 men")]
    [InlineData("Half a million people fled.", "count 500000 people")]
    [InlineData("It sent 10,000 Russian troops.", "count 10000 troops")]
    public void Find_NormalisesTheAmount_When_OneIsThere(string text, string expected)
    {
        var quantity = Assert.Single(QuantityAnnotator.Find(TextAnalyzer.Analyze([text], "en"), []));

        Assert.Equal(expected, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{quantity.Kind} {quantity.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)} {quantity.Unit}"));
    }

    [Theory]
    [InlineData("about 10,000 troops", "about")]
    [InlineData("more than 40 people", "more than")]
    [InlineData("as many as 12 ships", "as many as")]
    [InlineData("no fewer than 12 ships", "no fewer than")]
    [InlineData("an estimated $3 million", "an estimated")]
    [InlineData("exactly 12 ships", null)]
    public void Find_KeepsTheHedge_When_OneStandsBefore(string text, string? hedge) =>
        Assert.Equal(hedge, Assert.Single(QuantityAnnotator.Find(TextAnalyzer.Analyze([text], "en"), [])).Hedge);

    [Fact]
    public void Find_GivesBothFigures_When_ARangeIsNamed()
    {
        var quantities = QuantityAnnotator.Find(TextAnalyzer.Analyze(["Growth of 5 to 10 percent; costs of $3-5 million."], "en"), []);

        Assert.Equal([5m, 10m, 3_000_000m], quantities.Take(3).Select(quantity => quantity.Value));
    }

    [Theory]
    [InlineData("Der Preis stieg um 1.250,5 Prozent auf 3,5 km.", "de", 3.5)]
    [InlineData("The road is 1,250.5 km long.", "en", 1250.5)]
    public void Find_ReadsFiguresOfTheLanguage_When_MarksDiffer(string text, string language, double expected) =>
        Assert.Equal((decimal)expected, QuantityAnnotator.Find(TextAnalyzer.Analyze([text], language), [])[^1].Value);

    [Theory]
    [InlineData("Section 5 rules; a B-52 flew. No. 10 was shut, and one of them left.")]
    [InlineData("In 2014 protests grew.")]
    public void Find_AnswersNothing_When_NumbersCountNothing(string text) =>
        Assert.Empty(QuantityAnnotator.Find(TextAnalyzer.Analyze([text], "en"), DateAnnotator.Find(text, null, "en")));

    [Property(MaxTest = 300)]
    public void Find_KeepsOffsets_When_TextIsArbitrary(NonNull<string> noise, int figure)
    {
        var text = TextAnalyzer.Analyze([$"{noise.Get} {figure} people and ${figure} {noise.Get}%"], "en");

        var end = 0;

        foreach (var quantity in QuantityAnnotator.Find(text, []))
        {
            Assert.True(quantity.Start >= end);
            Assert.Equal(quantity.Text, text.Value[quantity.Start..quantity.End]);
            end = quantity.End;
        }
    }
}
