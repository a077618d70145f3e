using System.Text.Json.Nodes;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class StageMessageTests
{
    [Fact]
    public void Parse_GivesTheMessageBack_When_EveryFieldIsSet()
    {
        var message = Message() with { BatchIndex = 7, TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Inline = null, Claim = new ClaimCheck("b/write", "hash") };

        var parsed = StageMessage.Parse(message.ToJson());

        Assert.Equal(message, parsed);
    }

    [Fact]
    public void ToJson_KeepsTextReadable_When_NamesAreNotAscii() => Assert.Contains("news/日本 é.html", Message().ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"batchId\":\"b\"")]
    [InlineData("{\"Type\":\"BlobTrigger\",\"FunctionId\":\"PickUpDrop\"}")]
    public void Parse_SaysThatItIsNoMessage_When_TextIsSomethingElse(string text) => Assert.Throws<BadMessageException>(() => StageMessage.Parse(text));

    [Theory]
    [InlineData("version", "2")]
    [InlineData("version", "0")]
    [InlineData("version", "-1")]
    [InlineData("version", "\"1\"")]
    [InlineData("inline", "null")]
    [InlineData("inline", "\"not base64!\"")]
    [InlineData("drop", "null")]
    [InlineData("drop", "{}")]
    [InlineData("drop", "{\"blob\":null,\"eTag\":\"e\",\"version\":1,\"lastModified\":\"2024-10-28T12:00:00Z\"}")]
    [InlineData("batchId", "null")]
    [InlineData("stage", "\"publish\"")]
    [InlineData("stage", "7")]
    [InlineData("stage", "null")]
    [InlineData("count", "\"many\"")]
    [InlineData("count", "-1")]
    [InlineData("count", "2147483647")]
    [InlineData("batchIndex", "-1")]
    [InlineData("batchIndex", "524288")]
    [InlineData("drop", "{\"blob\":\"\",\"eTag\":\"e\",\"version\":1,\"lastModified\":\"2024-10-28T12:00:00Z\"}")]
    [InlineData("drop", "{\"blob\":\"b\",\"eTag\":\"e\",\"version\":0,\"lastModified\":\"2024-10-28T12:00:00Z\"}")]
    [InlineData("drop", "{\"blob\":\"b\",\"eTag\":\"e\",\"version\":1,\"lastModified\":\"0001-01-01T00:00:00Z\"}")]
    public void Parse_SaysThatItIsNoMessage_When_AFieldIsForged(string field, string value)
    {
        var json = JsonNode.Parse(Message().ToJson())!;
        json[field] = JsonNode.Parse(value);

        Assert.Throws<BadMessageException>(() => StageMessage.Parse(json.ToJsonString()));
    }

    [Fact]
    public void Parse_SaysThatItIsNoMessage_When_ANameHoldsHalfACharacter() =>
        Assert.Throws<BadMessageException>(() => StageMessage.Parse(Message().ToJson().Replace("news/", "\\ud800", StringComparison.Ordinal)));

    [Fact]
    public void Parse_SaysThatItIsNoMessage_When_NoBlobCanHaveTheName() =>
        Assert.Throws<BadMessageException>(() => StageMessage.Parse((Message() with { Drop = Message().Drop! with { Blob = new string('n', 1025) } }).ToJson()));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"blob\":\"b\"}")]
    [InlineData("{\"blob\":null,\"sha256\":\"hash\"}")]
    [InlineData("{\"blob\":\"b\",\"sha256\":null}")]
    public void Parse_SaysThatItIsNoMessage_When_TheClaimCheckIsForged(string claim)
    {
        var json = JsonNode.Parse((Message() with { Inline = null }).ToJson())!;
        json["claim"] = JsonNode.Parse(claim);

        Assert.Throws<BadMessageException>(() => StageMessage.Parse(json.ToJsonString()));
    }

    [Fact]
    public void Parse_SaysWhichVersionsItReads_When_TheMessageIsNewer()
    {
        var exception = Assert.Throws<BadMessageException>(() => StageMessage.Parse((Message() with { Version = 9 }).ToJson()));

        Assert.Equal("The queue message has version 9; this build reads up to 1.", exception.Message);
    }

    [Fact]
    public void Parse_IgnoresWhatItDoesNotKnow_When_ANewerBuildAddedAField()
    {
        var json = JsonNode.Parse(Message().ToJson())!;
        json["colour"] = "blue";

        Assert.Equal("b", StageMessage.Parse(json.ToJsonString()).BatchId);
    }

    [Fact]
    public void Parse_TakesAPickUpMessage_When_ItNamesNoDrop() =>
        Assert.Null(StageMessage.Parse((Message() with { Stage = Stage.PickUp, Drop = null }).ToJson()).Drop);

    private static StageMessage Message() => new()
    {
        BatchId = "b",
        Stage = Stage.Write,
        Count = 3,
        Drop = new DropRef { Blob = "news/日本 é.html", ETag = "\"0x1\"", Version = 2, LastModified = new DateTimeOffset(2024, 10, 28, 12, 0, 0, TimeSpan.Zero), Revision = "W/\"r\"" },
        Inline = [1, 2, 3],
    };
}
