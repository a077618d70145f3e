using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Text;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Mr. O'Neill didn't go.", "Mr.|O'Neill|did|n't|go|.")]
    [InlineData("Mali's army, the Okafors' home", "Mali|'s|army|,|the|Okafors|'|home")]
    [InlineData("the U.S. and J.K. Rowling", "the|U.S.|and|J.K.|Rowling")]
    [InlineData("J.K.Rowling", "J.K.|Rowling")]
    [InlineData("Nairobi-based AT&T", "Nairobi|-|based|AT&T")]
    [InlineData("$1,250.50 at 10:30, 5% up", "$|1,250.50|at|10:30|,|5|%|up")]
    [InlineData("See https://a.example/x?y=1. Mail j.doe@b.example, @handle #tag", "See|https://a.example/x?y=1|.|Mail|j.doe@b.example|,|@handle|#tag")]
    [InlineData("It ended.Then more", "It|ended|.|Then|more")]
    [InlineData("Wait... what?!", "Wait|...|what|?|!")]
    [InlineData("Côte d'Ivoire and D'Angelo", "Côte|d'|Ivoire|and|D'Angelo")]
    [InlineData("北京说。", "北|京|说|。")]
    [InlineData("テレビを見る", "テレビ|を|見|る")]
    [InlineData("👩‍👩‍👧 ok 🇰🇪", "👩‍👩‍👧|ok|🇰🇪")]
    public void Analyze_CutsTokens_When_TextHas(string text, string expected)
    {
        var analyzed = TextAnalyzer.Analyze([text], "en");

        Assert.Equal(expected, string.Join('|', analyzed.Tokens.Select(t => analyzed.Span(t).ToString())));
    }

    [Theory]
    [InlineData("Dr. Lee met Gen. Ode. He left.", 2)]
    [InlineData("He moved to the U.S. in May. She stayed.", 2)]
    [InlineData("He lives in the U.S. The other does not.", 2)]
    [InlineData("“Stop!” she said. “Now.” They went.", 3)]
    [InlineData("\"It is over.\" Nobody answered.", 2)]
    [InlineData("No. 10 is shut. J. Okoro agreed.", 2)]
    [InlineData("Prices rose 3.5 percent. Sales fell.", 2)]
    [InlineData("U . S . officials met Mr . Ode . They left .", 2)]
    [InlineData("他来了。她走了。", 2)]
    public void Analyze_SplitsSentences_When_MarksAreAmbiguous(string text, int expected)
    {
        var analyzed = TextAnalyzer.Analyze([text], "en");

        Assert.Equal(expected, analyzed.Sentences.Count);
    }

    [Fact]
    public void Analyze_KeepsGermanOrdinals_When_LanguageIsGerman()
    {
        var analyzed = TextAnalyzer.Analyze(["Am 3. Oktober ist frei. Alle feiern."], "de");

        Assert.Equal(2, analyzed.Sentences.Count);
    }

    [Fact]
    public void AnalyzeVerbatim_SplitsAtBlankLines_When_LinesAreWrapped()
    {
        const string text = "  First line of a text that was wrapped by\nhand at forty-two columns.\n \nSecond paragraph.\n";

        var analyzed = TextAnalyzer.AnalyzeVerbatim(text, "en");

        Assert.Equal([2, text.IndexOf("Second", StringComparison.Ordinal)], analyzed.ParagraphStarts);
        Assert.Equal(2, analyzed.Sentences.Count);
        Assert.Same(text, analyzed.Value);
    }

    [Fact]
    public void AnalyzeVerbatim_EndsSentencesAtLines_When_LinesAreNotWrapped()
    {
        var text = "A short headline\n" + string.Join(' ', Enumerable.Repeat("word", 60)) + "\nAnother line";

        var analyzed = TextAnalyzer.AnalyzeVerbatim(text, "en");

        Assert.Equal(3, analyzed.Sentences.Count);
    }

    [Fact]
    public void Analyze_AnswersNothing_When_ThereIsNoText()
    {
        Assert.Empty(TextAnalyzer.Analyze([], null).Tokens);
        Assert.Empty(TextAnalyzer.Analyze(["", "  "], null).Sentences);
        Assert.Empty(TextAnalyzer.AnalyzeVerbatim(" \n \n", null).ParagraphStarts);
    }
}
