using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Text;

public sealed class WordScannerTests
{
    [Theory]
    [InlineData("he's HE'S they're THEY'RE we've WE'VE she'll SHE'LL I'd I'D I'm I'M", "he|'s|HE|'S|they|'re|THEY|'RE|we|'ve|WE|'VE|she|'ll|SHE|'LL|I|'d|I|'D|I|'m|I|'M")]
    [InlineData("don't DON'T don’t n't", "do|n't|DO|N'T|do|n’t|n't")]
    [InlineData("rock'n'roll o'clock", "rock'n'roll|o'clock")]
    public void Analyze_CutsContractions_When_TheEndingIsOne(string text, string expected) => Assert.Equal(expected, Tokens(text, "en"));

    [Theory]
    [InlineData("fr", "c'est d'une j'ai l'un m'en n'a s'est t'aime", "c'|est|d'|une|j'|ai|l'|un|m'|en|n'|a|s'|est|t'|aime")]
    [InlineData("fr", "C'est D'une J'ai L'un M'en N'a S'est T'aime", "C'|est|D'|une|J'|ai|L'|un|M'|en|N'|a|S'|est|T'|aime")]
    [InlineData("fr", "qu'il Qu'elle lorsqu'un puisqu'il jusqu'ici aujourd'hui", "qu'|il|Qu'|elle|lorsqu'|un|puisqu'|il|jusqu'|ici|aujourd'hui")]
    [InlineData("it", "dell'arte nell'acqua sull'onda all'alba dall'alto un'ora", "dell'|arte|nell'|acqua|sull'|onda|all'|alba|dall'|alto|un'|ora")]
    [InlineData("ca", "l'illa n'hi", "l'|illa|n'|hi")]
    [InlineData("en", "c'est qu'il dell'arte l'un", "c'est|qu'il|dell'arte|l'|un")]
    [InlineData(null, "c'est d'un", "c'est|d'|un")]
    public void Analyze_CutsElisions_When_TheLanguageHasThem(string? language, string text, string expected) => Assert.Equal(expected, Tokens(text, language));

    [Theory]
    [InlineData("3/4 at 1,5 or 1:2", "3/4|at|1,5|or|1:2")]
    [InlineData("R&D, B&Q and ABCDE&F or a&b", "R&D|,|B&Q|and|ABCDE|&|F|or|a|&|b")]
    [InlineData("on afp.com, e.g. Inc.now. End", "on|afp.com|,|e.g.|Inc.|now|.|End")]
    [InlineData("J.K.Rowling and U.S. law", "J.K.|Rowling|and|U.S.|law")]
    [InlineData("a. b.. C", "a|.|b|..|C")]
    [InlineData("l'北京 ʼtwas", "l|'|北|京|ʼtwas")]
    public void Analyze_KeepsAWordWhole_When_AMarkBelongsToIt(string text, string expected) => Assert.Equal(expected, Tokens(text, "en"));

    [Theory]
    [InlineData("ไทย", 3)]
    [InlineData("ລາວ", 3)]
    [InlineData("မြန်မာ", 3)]
    [InlineData("ខ្មែរ", 3)]
    [InlineData("々ひら", 3)]
    [InlineData("㐂㐃", 2)]
    [InlineData("\uF900\uF901", 2)]
    [InlineData("𠀀𠀁", 2)]
    [InlineData("カタカナ", 1)]
    [InlineData("ㇰㇱ", 1)]
    [InlineData("ﾊﾝｶｸ", 1)]
    [InlineData("カタﾊﾝひ", 2)]
    [InlineData("한국어", 1)]
    public void Analyze_CutsScriptsWithoutSpaces_When_EachLetterStandsForItself(string text, int tokens) =>
        Assert.Equal(tokens, TextAnalyzer.Analyze([text], null).Tokens.Count);

    [Theory]
    [InlineData("See http://a.example/b|c.", "See|http://a.example/b|||c|.")]
    [InlineData("See HTTPS://A.example/x).", "See|HTTPS://A.example/x|)|.")]
    [InlineData("See ftp://a.example/x] now", "See|ftp://a.example/x|]|now")]
    [InlineData("See www.a.example/x?! now", "See|www.a.example/x|?|!|now")]
    [InlineData("(\"www.a.example\"; 'www.b.example':", "(|\"|www.a.example|\"|;|'|www.b.example|'|:")]
    [InlineData("<http://a.example> `www.b.example` {www.c.example}", "<|http://a.example|>|`|www.b.example|`|{|www.c.example|}")]
    [InlineData("www.... and http:", "www|....|and|http|:")]
    [InlineData("xhttp://a.example", "xhttp|:|/|/|a.example")]
    public void Analyze_EndsALink_When_AMarkClosesIt(string text, string expected) => Assert.Equal(expected, Tokens(text, "en"));

    [Theory]
    [InlineData("a+b_c-d.e@b-c.example", "a+b_c-d.e@b-c.example")]
    [InlineData("a@b is none", "a|@|b|is|none")]
    [InlineData("a@.example", "a|@|.|example")]
    [InlineData("x@y.example. End", "x@y.example|.|End")]
    public void Analyze_TakesAMailAddressWhole_When_ItsDomainHasADot(string text, string expected) => Assert.Equal(expected, Tokens(text, "en"));

    [Fact]
    public void Analyze_TakesNoMailAddress_When_TheLocalPartIsLongerThanTheStandardAllows()
    {
        var text = new string('a', 65) + "@b.example";

        Assert.NotEqual(text, Tokens(text, "en"));
    }

    private static string Tokens(string text, string? language)
    {
        var analyzed = TextAnalyzer.Analyze([text], language);

        return string.Join('|', analyzed.Tokens.Select(token => analyzed.Span(token).ToString()));
    }
}
