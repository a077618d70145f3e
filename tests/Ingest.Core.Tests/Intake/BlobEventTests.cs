using Ingest.Core.Batches;
using Ingest.Core.Intake;

namespace Ingest.Core.Tests.Intake;

public sealed class BlobEventTests
{
    [Theory]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/drop/blobs/news/a b.html"}""", "news/a b.html")]
    [InlineData("""{"type":"Microsoft.Storage.BlobDeleted","specversion":"1.0","subject":"/blobServices/default/containers/drop/blobs/a%2Fb|c.txt"}""", "a%2Fb|c.txt")]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/articles/blobs/a.html"}""", null)]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/drop/blobs/"}""", null)]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted","subject":7}""", null)]
    [InlineData("""["Microsoft.Storage.BlobDeleted"]""", null)]
    [InlineData("Microsoft.Storage.BlobDeleted {", null)]
    [InlineData("{}", null)]
    public void BlobOf_GivesTheBlob_When_TheEventIsAboutTheContainer(string text, string? expected) => Assert.Equal(expected, BlobEvent.BlobOf(text, "drop"));

    [Fact]
    public void BlobOf_IsNull_When_TheTextIsAMessageOfTheStages()
    {
        var message = new StageMessage { BatchId = "b", Stage = Stage.PickUp, Count = 1, Inline = [1] };

        Assert.Null(BlobEvent.BlobOf(message.ToJson(), "drop"));
    }
}
