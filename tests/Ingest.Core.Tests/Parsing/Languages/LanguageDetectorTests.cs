using FsCheck.Xunit;
using Ingest.Core.Parsing.Languages;

namespace Ingest.Core.Tests.Parsing.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("The council said that the bridge would be closed for a week, and that the ferry was to run from the old harbour.", "en")]
    [InlineData("Der Rat teilte mit, dass die Brücke für eine Woche gesperrt wird und die Fähre nicht vom alten Hafen fährt.", "de")]
    [InlineData("Le conseil a dit que le pont est fermé pour une semaine et que les bateaux ne partent pas du vieux port.", "fr")]
    public void Detect_IsSure_When_TheTextIsPlain(string text, string language)
    {
        var detected = LanguageDetector.Detect([text]);

        Assert.Equal((language, "text:words", 0.99), (detected?.Value, detected?.Source, detected?.Confidence));
    }

    [Fact]
    public void Detect_IsLessSure_When_FewWordsTellTheLanguage()
    {
        var few = LanguageDetector.Detect(["Harbour ferry opens with Veldburg crowd cheering"]);
        var many = LanguageDetector.Detect(["The harbour ferry has opened with a Veldburg crowd that was cheering at the quay"]);

        Assert.Equal(("en", "en"), (few?.Value, many?.Value));
        Assert.InRange(few!.Confidence, 0.5, 0.97);
        Assert.Equal(0.99, many!.Confidence);
    }

    [Fact]
    public void Detect_IsAtEven_When_TwoLanguagesShareEveryWordThatTells()
    {
        // Each of these words is on the lists of Danish and of Norwegian.
        var detected = LanguageDetector.Detect(["Veldburg havn og det er en bro som ikke"]);

        Assert.Equal(0.5, detected?.Confidence);
    }

    [Property]
    public bool Detect_GivesAChance_When_TextIsAnything(string? text) =>
        LanguageDetector.Detect([text ?? "", "the and of to in a is that"]) is null or { Confidence: >= 0.5 and <= 0.99 };

    [Fact]
    public void Parse_KeepsTheDeclaration_When_TheTextIsLessSure()
    {
        var unsure = Dropped.Article("---\nlang: it\ntitle: Veldburg\n---\nHarbour ferry is open, Veldburg crowd cheering", "a.md");
        var sure = Dropped.Article("---\nlang: it\ntitle: Veldburg\n---\nThe ferry has opened with a crowd that was cheering at the quay, and it is to run for a year.", "a.md");

        Assert.Equal(("it", "front-matter:lang"), (unsure.Language, unsure.Provenance.Fields["language"].Source));
        Assert.Equal(("en", "text:words", 0.99), (sure.Language, sure.Provenance.Fields["language"].Source, sure.Provenance.Fields["language"].Confidence));
    }
}
