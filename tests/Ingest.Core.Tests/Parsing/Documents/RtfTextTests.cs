using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Parsing.Documents;

namespace Ingest.Core.Tests.Parsing.Documents;

public sealed class RtfTextTests
{
    [Theory]
    [InlineData(@"a\par b\sect c\page d\row e", "a\n\nb\n\nc\n\nd\n\ne")]
    [InlineData(@"a\line b\tab c\cell d", "a\nb c d")]
    [InlineData(@"a\emdash b\endash c\bullet d", "a—b–c• d")]
    [InlineData(@"\lquote a\rquote  \ldblquote b\rdblquote", "‘a’ “b”")]
    [InlineData(@"a\~b\_c \\ \{d\}", "a\u00A0bc \\ {d}")]
    [InlineData("a\\\nb\\\rc\r\nd\0e", "a\n\nb\n\ncde")]
    [InlineData(@"\unknown5 a\b0 b\i-1 c", "abc")]
    [InlineData(@"{\fonttbl x}{\*\generator y}{\info z}a{\pict 00}b", "ab")]
    [InlineData(@"a}b{c", "abc")]
    [InlineData(@"a\", "a")]
    [InlineData(@"a\'", "a")]
    [InlineData(@"a\'zz b", "azz b")]
    public void Read_TakesTheText_When_ControlsStandInIt(string rtf, string expected) => Assert.Equal(expected, RtfText.Read(rtf));

    [Theory]
    [InlineData(@"\u8364?", "€")]
    [InlineData(@"\u-10179?\u-8704?", "😀")]
    [InlineData(@"\uc0\u8364 5", "€5")]
    [InlineData(@"\uc2\u8364 ab5", "€5")]
    [InlineData(@"{\uc2\u8364 ab}\u8364 ab", "€€b")]
    [InlineData(@"\uc\u8364 ab", "€b")]
    [InlineData(@"\u8364\'805", "€5")]
    [InlineData(@"\u x", "x")]
    public void Read_SkipsTheStandIn_When_AUnicodeEscapeHasOne(string rtf, string expected) => Assert.Equal(expected, RtfText.Read(rtf));

    [Theory]
    [InlineData(@"\ansicpg1252 \'80\'fc", "€ü")]
    [InlineData(@"\ansicpg1251 \'cc\'e8\'f0", "Мир")]
    [InlineData(@"\ansicpg932 \'93\'fa\'96\'7b", "日本")]
    [InlineData(@"\ansicpg936 \'d6\'d0\'b9\'fa", "中国")]
    [InlineData(@"\ansicpg99999 \'fc", "ü")]
    [InlineData(@"\ansicpg \'fc", "ü")]
    public void Read_ReadsBytes_When_ACodePageIsNamed(string rtf, string expected) => Assert.Equal(expected, RtfText.Read(rtf));

    [Property(MaxTest = 300)]
    public void Read_GivesTheTextBack_When_ItWasWrittenAsEscapes(NonNull<string> text)
    {
        var rtf = new StringBuilder("{\\rtf1\\uc0 ");

        foreach (var unit in text.Get)
        {
            rtf.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(short)unit} ");
        }

        Assert.Equal(text.Get, RtfText.Read(rtf.Append('}').ToString()));
    }

    [Property(MaxTest = 300)]
    public void Read_Ends_When_TheInputIsAnyMixOfControls(int[] choices)
    {
        string[] pieces = [@"\", "'", "{", "}", "u", "5", " ", "-", "par", "*", "\n", @"\uc", @"\'e4", "x"];
        var rtf = string.Concat(choices.Select(choice => pieces[(choice & int.MaxValue) % pieces.Length]));

        Assert.True(RtfText.Read(rtf).Length <= 4 * rtf.Length);
    }
}
