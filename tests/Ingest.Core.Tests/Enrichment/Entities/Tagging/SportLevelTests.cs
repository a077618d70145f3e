using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities.Tagging;

public sealed class SportLevelTests
{
    [Theory]
    [InlineData("The ministry of health opened an office near the river.", 0)]
    [InlineData("Lugano beat Basel 2-1 and Sion 3-0.", 3)]
    [InlineData("The paper is dated 1996-08-30 and was sent to Basel by nobody whom the town knew at all.", 0)]
    public void Level_FollowsTheWordsAndResults_When_TheTextIsShort(string text, int level)
    {
        using var tokens = new TokenView(TextAnalyzer.AnalyzeVerbatim(text, "en"));
        var classes = Enumerable.Range(0, tokens.Count).Select(i => (ushort)ContextWords.Of(tokens.Word(i))).ToArray();

        var found = SportLevel.Of(tokens, classes);

        Assert.Equal((ulong)level, found);
    }
}
