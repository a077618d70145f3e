using Ingest.Core.Enrichment.Text;

namespace Ingest.Language.Tests;

public sealed class TextPartsTests
{
    public static TheoryData<string> Texts =>
    [
        "",
        "One sentence.",
        string.Concat(Enumerable.Repeat("word ", 10_000)),
        new string('x', 50_000),
        string.Concat(Enumerable.Repeat("😀", 20_000)),
        "x" + string.Concat(Enumerable.Repeat("😀", 20_000)),
        string.Concat(Enumerable.Repeat("A short sentence. And another one!\n\n", 2_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Of_CoversEveryWordInOrderWithinTheLimit_When_Cut(string value)
    {
        var text = TextAnalyzer.AnalyzeVerbatim(value, "en");

        var parts = TextParts.Of(text);

        var end = 0;

        foreach (var part in parts)
        {
            Assert.True(part.Start >= end && part.End > part.Start);
            Assert.True(string.IsNullOrWhiteSpace(value[end..part.Start]));
            Assert.InRange(part.End - part.Start, 1, TextParts.MaxLength);
            Assert.False(char.IsLowSurrogate(value[part.Start]) && part.Start > 0 && char.IsHighSurrogate(value[part.Start - 1]));
            end = part.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(value[end..]));
    }
}
