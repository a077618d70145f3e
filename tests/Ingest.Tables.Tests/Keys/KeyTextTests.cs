using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class KeyTextTests
{
    private const string ForbiddenInKeys = "/\\#?%";

    /// <summary>What a shortened key takes for its mark and hash.</summary>
    private const int HashLength = 24;

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Encode_KeepsTheWholeText_When_ItFitsToTheLastCharacter(int length, bool isWhole)
    {
        var text = new string('a', length);

        Assert.Equal(isWhole, KeyText.Encode(text, 40) == text);
    }

    [Theory]
    [InlineData("abc/def", 6, "abc~2F")]
    [InlineData("abc/def", 5, "abc")]
    [InlineData("/abcdef", 2, "")]
    [InlineData("/abcdef", 3, "~2F")]
    [InlineData("abcdef", 0, "")]
    [InlineData("abc\U0001F600def", 4, "abc")]
    [InlineData("abc\U0001F600def", 5, "abc\U0001F600")]
    public void Encode_TearsNothing_When_ItCutsTheText(string text, int room, string prefix)
    {
        var key = KeyText.Encode(text + new string('x', 100), room + HashLength);

        Assert.Equal((prefix, prefix.Length + HashLength), (key[..^HashLength], key.Length));
    }

    [Fact]
    public void Key_IsAskedForAText_When_ItGetsNone()
    {
        Assert.Throws<ArgumentNullException>(() => KeyText.Encode(null!));
        Assert.Throws<ArgumentNullException>(() => KeyText.Decode(null!));
    }

    [Property(MaxTest = 1000)]
    public Property Encode_IsReversible_When_TheKeyHoldsTheWholeText() => Prop.ForAll(AnyText.Texts(), text =>
    {
        var key = KeyText.Encode(text);

        var decoded = KeyText.Decode(key);

        Assert.True(decoded is null || decoded == text);
    });

    [Property(MaxTest = 1000)]
    public Property Encode_KeepsOnlyAHash_When_TheTextIsLongOrNotNormalized() => Prop.ForAll(AnyText.Texts(), text =>
    {
        // A mark that composes with the last digit of an escape costs the whole text its escape.
        var mayBeCut = text.Length > TableLimits.CharactersPerKey / 3 || !IsNormalized(text) || text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

        var decoded = KeyText.Decode(KeyText.Encode(text));

        Assert.True(mayBeCut || decoded is not null);
        Assert.True(decoded is null || IsNormalized(text));
    });

    [Property(MaxTest = 2000)]
    public Property Encode_GivesDifferentKeys_When_TextsDiffer() => Prop.ForAll(AnyText.Pairs.ToArbitrary(), pair =>
    {
        var (first, second) = pair;

        Assert.Equal(first == second, KeyText.Encode(first, 64) == KeyText.Encode(second, 64));
    });

    [Property(MaxTest = 1000)]
    public Property Encode_GivesLegalKeys_When_TextIsAnything() => Prop.ForAll(AnyText.Texts(), Gen.Choose(32, 256).ToArbitrary(), (text, limit) =>
    {
        var key = KeyText.Encode(text, limit);

        Assert.True(key.Length <= limit, $"{key.Length} characters");
        Assert.DoesNotContain(key, c => char.IsControl(c) || ForbiddenInKeys.Contains(c) || c == KeyText.Separator);
        Assert.True(IsNormalized(key), key);
    });

    [Theory]
    [InlineData("news/2024/a b.html", "news~2F2024~2Fa b.html")]
    [InlineData("a%2Fb", "a~252Fb")]
    [InlineData("{x}", "{x}")]
    [InlineData("~", "~7E")]
    [InlineData("a|b", "a~7Cb")]
    [InlineData("\u0085", "~85")]
    [InlineData("", "")]
    public void Encode_EscapesOnlyWhatAKeyMayNotHold_When_TextIsShort(string text, string expected)
    {
        Assert.Equal(expected, KeyText.Encode(text));
        Assert.Equal(text, KeyText.Decode(expected));
    }

    [Theory]
    [InlineData("Cafe\u0301")]
    [InlineData("\u212B")]
    [InlineData("\u1112\u1161\u11AB")]
    public void Encode_AddsAHash_When_TextIsNotInNormalFormC(string text)
    {
        var key = KeyText.Encode(text);

        Assert.Contains("~-", key, StringComparison.Ordinal);
        Assert.Null(KeyText.Decode(key));
    }

    [Fact]
    public void Encode_AddsAHash_When_TextHoldsALoneSurrogate()
    {
        string[] texts = ["a\uD83D", "a\uDE00", "a\uFFFD", "\uDE00\uD83D"];

        var keys = texts.Select(text => KeyText.Encode(text)).ToList();

        Assert.Distinct(keys);
        Assert.Equal([true, true, false, true], keys.Select(key => KeyText.Decode(key) is null));
    }

    [Fact]
    public void Encode_KeepsAReadablePrefix_When_TextIsTooLong()
    {
        var text = "archive/" + new string('x', 1016);

        var key = KeyText.Encode(text);

        Assert.StartsWith("archive~2Fxxx", key, StringComparison.Ordinal);
        Assert.Equal(TableLimits.CharactersPerKey, key.Length);
    }

    [Theory]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(41)]
    public void Encode_CutsNoEscapeAndNoSurrogatePair_When_TextIsTooLong(int limit)
    {
        var escapes = KeyText.Encode(new string('/', 100), limit);
        var pairs = KeyText.Encode(string.Concat(Enumerable.Repeat("😀", 100)), limit);

        Assert.Matches("^(~2F)*~-[A-Za-z0-9_-]{22}$", escapes);
        Assert.Matches("^(😀)*~-[A-Za-z0-9_-]{22}$", pairs);
    }

    private static bool IsNormalized(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text && !text.Contains('\uFFFE') && text.IsNormalized(NormalizationForm.FormC);
}
