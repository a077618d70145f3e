using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Text;

public sealed class SentenceSplitterTests
{
    public static TheoryData<string> WordsThatAreAlsoAbbreviations { get; } =
    [
        .. ("gen rep reps sec det col rev ms hon fr ft hrs mo ark del al jun dec va md ga art abs tel st rt pres ens dep sr mt ing cos conn penn que ca").Split(' '),
    ];

    [Theory]
    [MemberData(nameof(WordsThatAreAlsoAbbreviations))]
    public void Analyze_EndsTheSentence_When_AnAbbreviationIsWrittenAsACommonWord(string word) =>
        Assert.Equal(2, Sentences($"They spoke of the {word}. Talks go on.", "en"));

    [Theory]
    [InlineData("Talks with Gen. Ode go on.", 1)]
    [InlineData("He saw the dr. Ode there.", 1)]
    [InlineData("He works at Ode Inc. He left.", 2)]
    [InlineData("He works at Ode Inc. Paris knows.", 1)]
    [InlineData("See fig. 5 of it. It is art. 7 again.", 2)]
    [InlineData("It was Mr . Ode and Inc . Paris there.", 1)]
    [InlineData("It was Plan B. The other failed.", 2)]
    [InlineData("It was vitamin D . Paris knows.", 1)]
    public void Analyze_LooksBehindTheAbbreviation_When_APeriodFollowsIt(string text, int expected) => Assert.Equal(expected, Sentences(text, "en"));

    [Theory]
    [InlineData("de")]
    [InlineData("da")]
    [InlineData("no")]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("fi")]
    [InlineData("cs")]
    [InlineData("sk")]
    [InlineData("hu")]
    [InlineData("pl")]
    [InlineData("sl")]
    [InlineData("hr")]
    [InlineData("sr")]
    [InlineData("et")]
    [InlineData("is")]
    [InlineData("de-AT")]
    public void Analyze_TakesAFigureWithAPeriodForAnOrdinal_When_TheLanguageWritesThemSo(string language) => Assert.Equal(1, Sentences("A 3. B", language));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("x")]
    [InlineData(null)]
    public void Analyze_EndsTheSentenceAtAFigure_When_TheLanguageHasNoSuchOrdinals(string? language) => Assert.Equal(2, Sentences("Room 3. Open", language));

    [Theory]
    [InlineData("来了！走了？好。", 3)]
    [InlineData("यह है। वह है॥ अंत", 3)]
    [InlineData("یہ ہے۔ کیا؟ ہاں", 3)]
    [InlineData("So… Then‼ And⁇ Yes", 4)]
    [InlineData("He said (it was so.) Then he left.", 2)]
    [InlineData("He said [it was so.] Then he left.", 2)]
    [InlineData("»Er kam.« Dann ging er.", 2)]
    [InlineData("「来た。」「行った。」", 2)]
    [InlineData("『来た。』（行った。）", 2)]
    [InlineData("‘He came.’ ‘She left.’", 2)]
    [InlineData("'He came.' She left.", 2)]
    public void Analyze_TakesTheClosersIn_When_TheyFollowTheTerminalMark(string text, int expected) => Assert.Equal(expected, Sentences(text, null));

    [Theory]
    [InlineData("He stopped! but went on.")]
    [InlineData("He stopped!, he said.")]
    [InlineData("He stopped!; she left.")]
    [InlineData("He stopped!: done.")]
    [InlineData("He stopped ! – then left.")]
    [InlineData("He stopped ! — then left.")]
    [InlineData("v2.0!x")]
    public void Analyze_GoesOn_When_WhatFollowsCannotStartASentence(string text) => Assert.Equal(1, Sentences(text, "en"));

    private static int Sentences(string text, string? language) => TextAnalyzer.Analyze([text], language).Sentences.Count;
}
