using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class CheckedJsonTests
{
    [Theory]
    [InlineData("null", true)]
    [InlineData("[\"null\"]", false)]
    [InlineData("[\"a\\\"\",null]", true)]
    [InlineData("[\"a\\\\\",null]", true)]
    [InlineData("[\"\\\\\\\"n\",true,false,1e9]", false)]
    [InlineData("{\"n\":1}", false)]
    public void HasNull_TellsANullFromText_When_ReadInPiecesOfAnyLength(string json, bool expected)
    {
        for (var length = 1; length <= json.Length + 1; length++)
        {
            Assert.Equal((json, expected), Read(json, length));
        }
    }

    [Property]
    public void HasNull_AgreesWithTheReader_When_TextIsAnything(string?[] texts, int length)
    {
        var json = JsonSerializer.Serialize(texts);

        Assert.Equal((json, texts.Contains(null)), Read(json, 1 + (length & 63)));
    }

    private static (string Json, bool HasNull) Read(string json, int length)
    {
        using var stream = new CheckedJson(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        var read = new List<byte>();
        var buffer = new byte[length];

        while (stream.Read(buffer) is var count and > 0)
        {
            read.AddRange(buffer.AsSpan(0, count));
        }

        return (Encoding.UTF8.GetString([.. read]), stream.HasNull);
    }
}
