using System.Text;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("{\"version\":1}")]
    [InlineData("日本 – 🍏")]
    public void Decode_GivesTheText_When_ItWasSentInBase64(string text) => Assert.Equal(text, MessageText.Decode(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("hello")]
    [InlineData("{\"version\":1}")]
    [InlineData("<xml />")]
    [InlineData("====")]
    [InlineData("text")]
    [InlineData("//79")]
    [InlineData("7aCA")]
    public void Decode_KeepsTheBody_When_ItIsNotBase64OrNoTextIsBehindIt(string body) => Assert.Equal(body, MessageText.Decode(body));
}
