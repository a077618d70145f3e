using FsCheck.Xunit;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("By Jane Doe and John Smith", "Jane Doe|John Smith")]
    [InlineData("By JANE O'NEIL, Staff Writer", "Jane O'Neil")]
    [InlineData("Von Katharina Wendt und Max Grün", "Katharina Wendt|Max Grün")]
    [InlineData("Por Lucía Ferrándiz y Ana María López", "Lucía Ferrándiz|Ana María López")]
    [InlineData("Par Éloïse Chambonnet", "Éloïse Chambonnet")]
    [InlineData("Jane Doe, PhD", "Jane Doe")]
    [InlineData("By Jane Doe in Paris", "Jane Doe")]
    [InlineData("By Jane Doe | October 28, 2024", "Jane Doe")]
    [InlineData("By Henrik Solberg 12 November 2024", "Henrik Solberg")]
    [InlineData("Written by: Ludwig van der Berg", "Ludwig van der Berg")]
    [InlineData("ByTrevor Jones", "Trevor Jones")]
    [InlineData("By Edgar A. Slotnik CPP, PSP", "Edgar A. Slotnik")]
    [InlineData("By Trevor Jones III", "Trevor Jones III")]
    [InlineData("青木 海斗　著、Eric Freewell　監訳", "青木 海斗|Eric Freewell")]
    [InlineData("By Jane Doe using a pinhole camera", "Jane Doe")]
    [InlineData("By Jane Doe, Co-Founder & COO", "Jane Doe")]
    [InlineData("投稿者 Emil Varga", "Emil Varga")]
    [InlineData("投稿者：青木海斗", "青木海斗")]
    public void Parse_TakesThePeopleOut_When_TheBylineNamesSome(string byline, string expected) =>
        Assert.Equal(expected.Split('|'), AuthorNames.Parse(byline, isField: false));

    [Theory]
    [InlineData("By Reuters")]
    [InlineData("News Desk")]
    [InlineData("By Staff Reporter")]
    [InlineData("https://example.org/jane-doe")]
    [InlineData("jane.doe@example.org")]
    [InlineData("By The Associated Press")]
    [InlineData("公開日")]
    [InlineData("Los Angeles")]
    [InlineData("New Zealand")]
    [InlineData("最終更新日")]
    [InlineData("IT・港湾 フェリー・橋")]
    public void Parse_GivesNobody_When_NoPersonIsNamed(string byline) => Assert.Empty(AuthorNames.Parse(byline, isField: true));

    [Property(MaxTest = 500)]
    public bool Parse_NeverGivesAnAddressOrADigit_When_TheTextIsAnything(string? text) =>
        AuthorNames.Parse(text, isField: true).TrueForAll(name => name.Length is >= 2 and <= 61 && !name.Contains('@', StringComparison.Ordinal) && !name.Any(char.IsDigit));
}
