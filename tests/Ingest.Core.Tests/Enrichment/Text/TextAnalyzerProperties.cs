using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Text;

public sealed class TextAnalyzerProperties
{
    private static readonly string[] Pieces =
    [
        "Mr.", "U.S.", "O'Neill's", "isn't", "http://a.example/b", "a@b.example", "...", "\"", "“", "”", ".", "!", "\n", "\n\n", " ", "\t", "e\u0301",
        "\u0301", "👩‍👧", "🇰🇪", "1️⃣", "\uD83D", "\uDE00", "北京", "テレビ", "ไทย", "คำ", "क्षि", "-", "--", "'", "3.", "1,000.5", "Kyiv", "ÉCOLE", "\u200B", "\uFEFF", "@", "#x", "&", "\r\n", "\0",
    ];

    public static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Property(MaxTest = 500)]
    public Property Tokens_AreOrderedAndOnCharacterBoundaries() => Prop.ForAll(Texts(), text =>
    {
        var analyzed = TextAnalyzer.AnalyzeVerbatim(text, "en");
        var end = 0;

        foreach (var token in analyzed.Tokens)
        {
            Assert.True(token.Start >= end && token.End > token.Start && token.End <= text.Length);
            Assert.False(SplitsCharacter(text, token.Start));
            Assert.False(SplitsCharacter(text, token.End));
            Assert.All(text[end..token.Start], c => Assert.True(char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF'));
            end = token.End;
        }
    });

    [Property(MaxTest = 500)]
    public Property Sentences_CoverAllTokensOnceInsideParagraphs() => Prop.ForAll(Texts(), text =>
    {
        var analyzed = TextAnalyzer.AnalyzeVerbatim(text, "en");
        var next = 0;

        foreach (var sentence in analyzed.Sentences)
        {
            Assert.Equal(next, sentence.FirstToken);
            Assert.True(sentence.EndToken > sentence.FirstToken);
            Assert.Equal(
                analyzed.ParagraphAt(analyzed.Tokens[sentence.FirstToken].Start),
                analyzed.ParagraphAt(analyzed.Tokens[sentence.EndToken - 1].Start));
            next = sentence.EndToken;
        }

        Assert.Equal(analyzed.Tokens.Count, next);
    });

    private static bool SplitsCharacter(string text, int offset) =>
        offset > 0 && offset < text.Length
        && ((char.IsHighSurrogate(text[offset - 1]) && char.IsLowSurrogate(text[offset]))
            || (CharUnicodeInfo.GetUnicodeCategory(text, offset) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                && !char.IsWhiteSpace(text[offset - 1]) && text[offset - 1] is not ('\0' or '\u200B' or '\uFEFF')));
}
