using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class UnpackedBatchTests
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

    [Fact]
    public void Read_SaysThatTheBatchIsDamaged_When_ItsEndIsMissing()
    {
        var packed = Packed.Of(JsonSerializer.Serialize(Enumerable.Range(0, 5000)));
        using var json = new UnpackedBatch(packed.AsMemory(0, packed.Length - 20));

        Assert.Throws<InvalidDataException>(() => json.CopyTo(Stream.Null));
    }

    private static (string Json, bool HasNull) Read(string json, int length)
    {
        using var stream = new UnpackedBatch(Packed.Of(json));
        var read = new List<byte>();
        var buffer = new byte[length];

        while (stream.Read(buffer) is var count and > 0)
        {
            read.AddRange(buffer.AsSpan(0, count));
        }

        return (Encoding.UTF8.GetString([.. read]), stream.HasNull);
    }
}
