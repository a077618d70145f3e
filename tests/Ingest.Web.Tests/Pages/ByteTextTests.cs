using System.Text;
using FsCheck.Xunit;
using Ingest.Web.Pages;

namespace Ingest.Web.Tests.Pages;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData("plain\ttext\nof two lines", "plain\ttext\nof two lines")]
    [InlineData("windows\r\nlines", "windows\nlines")]
    [InlineData("\u001b[31mred\0", "·[31mred·")]
    [InlineData("\u202egnp.exe", "<U+202E>gnp.exe")]
    [InlineData("<b>", "<b>")]
    public void Of_ShowsWhatABrowserWouldObey_When_TheTextHasIt(string text, string expected) => Assert.Equal(expected, ByteText.Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Of_ReadsUtf16_When_AMarkSaysSo() => Assert.EndsWith("Gdańsk", ByteText.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Gdańsk")]), StringComparison.Ordinal);

    [Fact]
    public void Hex_HasPlaceDigitsAndCharacters_When_ALineIsFullOrNot() => Assert.Equal(
        "00001000  50 4b 03 04 00 00 00 00 00 00 00 00 00 00 00 00  PK..............\n00001010  41                                               A",
        ByteText.Hex([0x50, 0x4B, 3, 4, .. new byte[12], 0x41], 0x1000));

    [Theory]
    [InlineData("{ \"headline\": \"half", false)]
    [InlineData("PK\u0003\u0004\0\0", true)]
    public void IsBinary_TellsFilesApart_When_TheyAreTextOrNot(string bytes, bool expected) => Assert.Equal(expected, ByteText.IsBinary(Encoding.UTF8.GetBytes(bytes)));

    [Property]
    public bool Of_HasNoControlCharacter_When_TheBytesAreAny(byte[] bytes) => !ByteText.Of(bytes).Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is >= '\u202A' and <= '\u202E');

    [Property]
    public bool Hex_HasEveryByte_When_TheBytesAreAny(byte[] bytes) => string.Concat(ByteText.Hex(bytes, 0).Split('\n').Where(line => line.Length > 0).Select(line => line[10..57].Replace(" ", "", StringComparison.Ordinal))) == Convert.ToHexStringLower(bytes);
}
