using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class LineKindsTests
{
    [Theory]
    [InlineData("May 12, 2024")]
    [InlineData("Brennmouth, 12 May 2024, 4 min read")]
    [InlineData("12 May 2024 / 23:07 GMT12 May 2024 / 23:07 GMT")]
    [InlineData("12 May 2024 | Last updated on 14 May 2024 | one read")]
    [InlineData("On behalf of the harbour office of Brennmouth | May 12, 2024 | Piers")]
    [InlineData("May 12, 2024 • In the harbour with the people who run it")]
    public void IsDateLine_IsTrue_When_LittleStandsBesideTheDatesOrBarsPartThem(string line) => Assert.True(LineKinds.IsDateLine(line));

    [Theory]
    [InlineData("The pool opened on May 12, 2024 after years of talk about money")]
    [InlineData("Harbour notes of the twelfth | The pool opened on May 12, 2024 in rain")]
    [InlineData("Brennmouth opens a tidal pool")]
    public void IsDateLine_IsFalse_When_TheDateStandsInASentence(string line) => Assert.False(LineKinds.IsDateLine(line));
}
