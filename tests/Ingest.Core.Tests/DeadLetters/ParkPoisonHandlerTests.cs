using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.DeadLetters;

public sealed class ParkPoisonHandlerTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HandleAsync_EndsTheDrop_When_EveryDeliveryOfItsBatchFailed()
    {
        await _pipeline.DropAsync("a.txt", "one|Headline");
        var message = await _pipeline.RunUpToWriteAsync();

        await ParkAsync(Stage.Write, message.ToJson());
        await ParkAsync(Stage.Write, message.ToJson());

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal((ReasonCode.DeliveriesExhausted, Stage.Write, "a.txt", 2), (letter.Reason, letter.Stage, letter.Blob, letter.Attempts));
        Assert.Equal(message.ToJson(), letter.Message);
        Assert.Equal((DropState.DeadLettered, ReasonCode.DeliveriesExhausted), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HandleAsync_SaysThatTheWorkIsLost_When_TheWorkBlobIsGoneOrAltered(bool gone)
    {
        await _pipeline.DropAsync("a.txt", "one|" + Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(60_000)));
        var message = _pipeline.Queues.Take();
        _pipeline.Work.Blobs[message.Claim!.Blob] = [1];

        if (gone)
        {
            _pipeline.Work.Blobs.Clear();
        }

        await ParkAsync(Stage.Enrich, message.ToJson());

        Assert.Equal(ReasonCode.WorkLost, Assert.Single(_pipeline.Letters.All).Reason);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("\uD83D")]
    [InlineData("{\"version\":9,\"batchId\":\"b\",\"stage\":\"write\",\"count\":1}")]
    [InlineData("{\"version\":1,\"batchId\":\"b\",\"stage\":\"write\",\"count\":1,\"drop\":{\"blob\":\"a\",\"eTag\":\"e\",\"version\":1,\"lastModified\":\"2024-10-28T12:00:00Z\"},\"claim\":{}}")]
    public async Task HandleAsync_KeepsTheMessage_When_ItCannotBeRead(string text)
    {
        await ParkAsync(Stage.Write, text);
        await ParkAsync(Stage.Write, text);

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal((ReasonCode.BadMessage, text, 2), (letter.Reason, letter.Message, letter.Attempts));
        Assert.Null(letter.Blob);
    }

    [Fact]
    public async Task HandleAsync_CutsTheMessage_When_ItIsLongerThanAColumn()
    {
        await ParkAsync(Stage.Write, new string('x', 50_000));

        Assert.Equal(32 * 1024, Assert.Single(_pipeline.Letters.All).Message!.Length);
    }

    [Fact]
    public async Task HandleAsync_EndsTheDrop_When_PickingItUpFailedOnEveryAttempt()
    {
        _pipeline.Drops.Put("a.txt", "one|Headline");

        await ParkAsync(Stage.PickUp, BlobTriggerMessage("a.txt"));

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal((ReasonCode.DeliveriesExhausted, Stage.PickUp, "a.txt"), (letter.Reason, letter.Stage, letter.Blob));
        Assert.Equal((DropState.DeadLettered, ReasonCode.DeliveriesExhausted, 1), (_pipeline.Ledger["a.txt"].State, _pipeline.Ledger["a.txt"].Reason, _pipeline.Ledger["a.txt"].Rejections));
        Assert.Empty(await _pipeline.Sweep.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task HandleAsync_LeavesTheEnd_When_TheDropCameToOneBefore()
    {
        await _pipeline.DropAsync("a.txt", "one|Headline");
        await _pipeline.RunAsync();

        await ParkAsync(Stage.PickUp, BlobTriggerMessage("a.txt"));

        Assert.Equal(DropState.Written, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_FilesNothing_When_TheBlobIsDeleted()
    {
        await ParkAsync(Stage.PickUp, BlobTriggerMessage("gone.txt"));

        Assert.Empty(_pipeline.Letters.All);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{\"BlobName\":7}")]
    [InlineData("{\"BlobName\":null}")]
    public async Task HandleAsync_KeepsTheMessage_When_ItNamesNoBlob(string text)
    {
        await ParkAsync(Stage.PickUp, text);

        Assert.Equal((ReasonCode.BadMessage, text), (_pipeline.Letters.All[0].Reason, _pipeline.Letters.All[0].Message));
    }

    [Fact]
    public async Task HandleAsync_EndsTheArchive_When_OneOfItsBatchesFailedForGood()
    {
        using var pipeline = new Pipeline(new IntakeOptions { BatchDocuments = 1 });
        pipeline.Drops.Put("a.jsonl", "{one|First}\n{two|Second}");
        await pipeline.PickUpAsync("a.jsonl");
        var poison = pipeline.Queues.Take();

        await pipeline.Park.HandleAsync(new PoisonMessage(Stage.Parse, poison.ToJson()), MessageContext.Direct, Cancellation);
        await pipeline.RunAsync();

        var entry = pipeline.Ledger["a.jsonl"];
        Assert.Equal((DropState.Written, 1, 1), (entry.State, entry.Articles, entry.Rejections));
    }

    public void Dispose() => _pipeline.Dispose();

    private static string BlobTriggerMessage(string name) => $$"""{"Type":"BlobTrigger","FunctionId":"PickUpDrop","BlobType":"BlockBlob","ContainerName":"drop","BlobName":"{{name}}","ETag":"\"0x1\""}""";

    private Task ParkAsync(Stage stage, string text) => _pipeline.Park.HandleAsync(new PoisonMessage(stage, text), MessageContext.Direct, Cancellation);
}
