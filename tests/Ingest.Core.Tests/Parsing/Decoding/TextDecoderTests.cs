using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;
using Ingest.Core.Parsing.Decoding;

namespace Ingest.Core.Tests.Parsing.Decoding;

public sealed class TextDecoderTests
{
    private const string German = "Ein schöner Text über Maße, „Größe“ und Gewicht.";

    static TextDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("iso-8859-1", "windows-1252", German)]
    [InlineData("latin1", "windows-1252", German)]
    [InlineData("US-ASCII", "windows-1252", German)]
    [InlineData("ascii", "windows-1252", German)]
    [InlineData(" ISO-8859-9 ", "windows-1254", "İstanbul’da güneşli bir gün, ağaçlar yeşil.")]
    [InlineData("tis-620", "windows-874", "ข่าววันนี้ในกรุงเทพ")]
    [InlineData("iso-8859-11", "windows-874", "ข่าววันนี้ในกรุงเทพ")]
    [InlineData("gb2312", "GB18030", "今天的新闻在这里。")]
    [InlineData("gbk", "GB18030", "今天的新闻在这里。")]
    [InlineData("x-gbk", "GB18030", "今天的新闻在这里。")]
    [InlineData("ks_c_5601-1987", "euc-kr", "오늘의 뉴스입니다.")]
    [InlineData("euc_kr", "euc-kr", "오늘의 뉴스입니다.")]
    [InlineData("shift-jis", "shift_jis", "今日のニュースです。")]
    [InlineData("sjis", "shift_jis", "今日のニュースです。")]
    [InlineData("x-sjis", "shift_jis", "今日のニュースです。")]
    [InlineData("windows-31j", "shift_jis", "今日のニュースです。")]
    [InlineData("big5", "big5", "今天的新聞在這裡。")]
    [InlineData("koi8-r", "koi8-r", "Сегодня в городе солнечно.")]
    [InlineData("windows-1251", "windows-1251", "Сегодня в городе солнечно.")]
    [InlineData("iso-8859-2", "iso-8859-2", "Żółta łódź płynie.")]
    public void Decode_ReadsTheStatedCharset_When_BrowsersKnowTheLabel(string label, string charset, string text)
    {
        var decoded = TextDecoder.Decode(Encoding.GetEncoding(charset).GetBytes(text), label);

        Assert.Equal((text, "transport"), (decoded.Text, decoded.Evidence));
        Assert.Equal(charset, decoded.Charset, ignoreCase: true);
    }

    [Theory]
    [InlineData("<meta charset=\"iso-8859-1\">")]
    [InlineData("<?xml version=\"1.0\" encoding='windows-1252'?>")]
    [InlineData("Content-Type: text/html; charset=latin1\n")]
    public void Decode_ReadsTheDeclaredCharset_When_TheDocumentNamesIt(string head)
    {
        var decoded = TextDecoder.Decode(Encoding.GetEncoding(1252).GetBytes(head + German), "no-such-charset");

        Assert.Equal((head + German, "declared"), (decoded.Text, decoded.Evidence));
    }

    [Theory]
    [InlineData("utf-8", "bom")]
    [InlineData("utf-16", "bom")]
    [InlineData("utf-16BE", "bom")]
    [InlineData("utf-32", "bom")]
    public void Decode_GoesByTheMark_When_ThereIsOne(string charset, string evidence)
    {
        var encoding = Encoding.GetEncoding(charset);

        var decoded = TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(German)], "iso-8859-1");

        Assert.Equal((German, charset, evidence), (decoded.Text, decoded.Charset, decoded.Evidence));
    }

    [Theory]
    [InlineData(false, "utf-16")]
    [InlineData(true, "utf-16BE")]
    public void Decode_SeesUtf16_When_TheMarkIsMissing(bool bigEndian, string charset)
    {
        var decoded = TextDecoder.Decode(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes(German));

        Assert.Equal((German, charset, "detected"), (decoded.Text, decoded.Charset, decoded.Evidence));
    }

    [Theory]
    [InlineData("windows-1251", "Сегодня в городе было солнечно, и жители вышли гулять на набережную реки.")]
    [InlineData("shift_jis", "今日の東京は晴れでした。市民は川沿いを散歩しました。")]
    public void Decode_Detects_When_NobodyNamesTheCharset(string charset, string text)
    {
        var decoded = TextDecoder.Decode(Encoding.GetEncoding(charset).GetBytes(text));

        Assert.Equal((text, "detected"), (decoded.Text, decoded.Evidence));
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("utf-8")]
    public void Decode_KeepsUtf8_When_AByteOfItIsBroken(string stated)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(German, 5))), 0xC3, .. Encoding.UTF8.GetBytes(German)];

        var decoded = TextDecoder.Decode(bytes, stated);

        Assert.StartsWith(German, decoded.Text, StringComparison.Ordinal);
        Assert.EndsWith(German, decoded.Text, StringComparison.Ordinal);
        Assert.Equal("utf-8", decoded.Charset);
    }

    [Fact]
    public void Decode_PassesTheStatedCharsetOver_When_TheBytesAreNoTextInIt()
    {
        var decoded = TextDecoder.Decode(Encoding.GetEncoding(1252).GetBytes("<meta charset=windows-1252>" + German), "shift_jis");

        Assert.EndsWith(German, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_SaysThatNothingFits_When_TheBytesAreNoise()
    {
        var noise = new byte[4000];
        new Random(7).NextBytes(noise);

        var fault = Record.Exception(() => TextDecoder.Decode(noise, "utf-8"));

        Assert.True(fault is null or DocumentException { Reason: ReasonCode.Undecodable }, fault?.ToString());
    }

    [Theory]
    [InlineData("It doesnâ€™t rain, â€œhe saidâ€\u009D, in MÃ¼nchen.", "It doesn’t rain, “he said”, in München.")]
    [InlineData("A â€“ b â€” c â€¦ d ðŸ˜€ Å\u008F", "A – b — c … d 😀 ŏ")]
    [InlineData("Ã¤ Ã¶ Ã¼ and Ã alone at the end Ã", "ä ö ü and Ã alone at the end Ã")]
    [InlineData("Ã¤ Ã¶ Ã¼ and à€€ no letter", "ä ö ü and à€€ no letter")]
    [InlineData("The letters Ã¤ and Ã¶ are shown so.", "The letters Ã¤ and Ã¶ are shown so.")]
    public void Decode_UndoesDoubleEncoding_When_ThereIsMoreThanALittle(string shown, string meant) =>
        Assert.Equal(meant, TextDecoder.Decode(Encoding.UTF8.GetBytes(shown)).Text);
}
