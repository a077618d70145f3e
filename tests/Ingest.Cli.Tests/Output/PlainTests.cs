using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Cli.Output;

namespace Ingest.Cli.Tests.Output;

public sealed class PlainTests
{
    [Theory]
    [InlineData("\u001B[2J\u001B]0;owned\u0007", "·[2J·]0;owned·")]
    [InlineData("\u009B31mred", "·31mred")]
    [InlineData("one\r\ntwo\u2028three\u2029four\u0085five", "one  two three four·five")]
    [InlineData("exe.\u202Etxt", "exe.·txt")]
    [InlineData("\u2066a\u2069 \u200Fb\u200E \u061Cc", "·a· ·b· ·c")]
    [InlineData("pay\u200Bpal pay\u200Cpal \uFEFF\u2060\u00AD", "pay·pal pay·pal ···")]
    [InlineData("tag\U000E0041\U000E0042", "tag····")]
    [InlineData("می\u200Cخواهم 👩\u200D🚒", "می\u200Cخواهم 👩\u200D🚒")]
    [InlineData("=cmd|' /C calc'!A0 <script>alert(1)</script> [red]x[/]", "=cmd|' /C calc'!A0 <script>alert(1)</script> [red]x[/]")]
    [InlineData(null, "")]
    public void Line_ShowsWhatCannotBeSeen_When_TextIsHostile(string? text, string expected) => Assert.Equal(expected, Plain.Line(text));

    [Property(MaxTest = 500)]
    public void Line_IsOneLineWithoutControls_When_TextIsAnything(string? text) =>
        Assert.DoesNotContain(Plain.Line(text), c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200B' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    [Property(MaxTest = 500)]
    public Property Json_SaysTheSameWithoutControls_When_TextIsAnything() => Prop.ForAll(Texts(), text =>
    {
        var json = Plain.Json(JsonSerializer.Serialize(text, ArticleOptions));

        Assert.DoesNotContain(json, c => char.IsControl(c) || c is '\u2028' or '\u202E' or '\u200B');
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    });

    [Fact]
    public void Json_KeepsItsLines_When_ItIsIndented() => Assert.Equal("{\n  \"a\": \"\\u202E\"\n}", Plain.Json("{\n  \"a\": \"\u202E\"\n}"));

    private static readonly JsonSerializerOptions ArticleOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Arbitrary<string> Texts() =>
        Gen.Elements("a", "é", "\u001B", "\u0085", "\u202E", "\u200B", "\u200D", "\u2028", "\"", "\\", "\U000E0041", "😀", "日").ListOf().Select(string.Concat).ToArbitrary();
}
