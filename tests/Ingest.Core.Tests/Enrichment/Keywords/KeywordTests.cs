using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Keywords;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Keywords;

public sealed class KeywordTests
{
    private static readonly string[] Story =
    [
        "The harbour bridge will close for repairs next week, the port authority said. Drivers will have to use the old tunnel.",
        "The harbour bridge carries forty thousand cars a day. Engineers of the port authority found cracks in its southern tower last month.",
        "Work on the southern tower will take five weeks and cost more than the port authority had planned.",
    ];

    [Fact]
    public void Find_RanksWhatTheStoryIsAbout_When_PhrasesRepeat()
    {
        var phrases = KeyPhraseFinder.Find(TextAnalyzer.Analyze(Story, "en"), 5);

        Assert.Contains("harbour bridge", phrases);
        Assert.Contains("port authority", phrases);
        Assert.DoesNotContain(phrases, phrase => phrase is "said" or "week" or "the");
    }

    [Fact]
    public void Find_AnswersNothing_When_ThereIsNoText() => Assert.Empty(KeyPhraseFinder.Find(TextAnalyzer.Analyze([], "en")));

    [Property(MaxTest = 200)]
    public void Find_AnswersPhrasesOfTheText_When_TextIsArbitrary(NonNull<string> text) =>
        Assert.All(KeyPhraseFinder.Find(TextAnalyzer.Analyze([text.Get], null)), phrase => Assert.Contains(phrase, text.Get, StringComparison.Ordinal));

    [Fact]
    public void Of_TakesTheLeadAndMore_When_ALaterSentenceHoldsOtherKeyPhrases()
    {
        var extract = ExtractiveAbstract.Of(TextAnalyzer.Analyze(Story, "en"), ["harbour bridge", "southern tower"]);

        Assert.StartsWith("The harbour bridge will close", extract, StringComparison.Ordinal);
        Assert.Contains("southern tower", extract, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnswersNothing_When_NoSentenceFits() => Assert.Null(ExtractiveAbstract.Of(TextAnalyzer.Analyze(["Short."], "en"), []));

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("One word-pair isn't two.", 4, 1)]
    [InlineData("北京今天下雨", 6, 1)]
    [InlineData("1,250.5 metres", 2, 1)]
    public void TextLength_CountsWordsAndIdeographs_When_Asked(string text, int words, int minutes)
    {
        var length = TextLength.Of(text);

        Assert.Equal((words, minutes), (length.WordCount, length.ReadingMinutes));
    }

    [Fact]
    public void TextLength_RoundsMinutesUp_When_TheTextIsLong() =>
        Assert.Equal(2, TextLength.Of(string.Join(' ', Enumerable.Repeat("word", 239))).ReadingMinutes);
}
