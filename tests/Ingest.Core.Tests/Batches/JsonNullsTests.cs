using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class JsonNullsTests
{
    [Theory]
    [InlineData("null", true)]
    [InlineData("[\"null\"]", false)]
    [InlineData("[\"a\\\"\",null]", true)]
    [InlineData("[\"a\\\\\",null]", true)]
    [InlineData("[\"\\\\\\\"n\",true,false,1e9]", false)]
    [InlineData("{\"n\":1}", false)]
    [InlineData("[\"cut off\\", false)]
    public void Any_TellsANullFromText_When_TextHasQuotesAndBackslashes(string json, bool expected) =>
        Assert.Equal(expected, JsonNulls.Any(Encoding.UTF8.GetBytes(json)));

    [Property]
    public void Any_AgreesWithTheValues_When_TextIsAnything(string?[] texts) =>
        Assert.Equal(texts.Contains(null), JsonNulls.Any(JsonSerializer.SerializeToUtf8Bytes(texts)));
}
