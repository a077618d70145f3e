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
        Assert.Empty(await _pipeline.Sweep.VerifyAsync(Cancellation).ToListAsync(Cancellation));
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

    [Fact]
    public async Task HandleAsync_LeavesNoRow_When_TheWriteStageFailedAfterItsRowsWereWritten()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        var message = await _pipeline.RunUpToWriteAsync();
        _pipeline.Articles.AfterWrite = () => throw new IOException("The table could not be reached.");
        await Assert.ThrowsAsync<IOException>(() => _pipeline.HandleAsync(message));
        Assert.Single(_pipeline.Articles.All);

        await ParkAsync(Stage.Write, message.ToJson());

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_LeavesNoRow_When_TheMessageIsDeliveredOnceMoreAfterItWasGivenUp()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        var message = await _pipeline.RunUpToWriteAsync();
        await ParkAsync(Stage.Write, message.ToJson());

        await _pipeline.HandleAsync(message);

        Assert.Empty(_pipeline.Articles.All);
        Assert.Equal(DropState.DeadLettered, _pipeline.Ledger["a.txt"].State);
    }

    [Fact]
    public async Task HandleAsync_FilesALetterAFile_When_ARequestOfTheSweepFailed()
    {
        await _pipeline.Channel.RequestAsync([new PickUpRequest("a.txt"), new PickUpRequest("b.txt")], again: null, Cancellation);
        var message = _pipeline.Queues.Take();

        await ParkAsync(Stage.Parse, message.ToJson());
        await ParkAsync(Stage.Parse, message.ToJson());

        Assert.Equal([("a.txt", 2), ("b.txt", 2)], _pipeline.Letters.All.Select(letter => (letter.Blob!, letter.Attempts)).Order());
    }

    [Fact]
    public async Task HandleAsync_TellsWhatTheDeliveriesFailedWith_When_TheyWereNoted()
    {
        await _pipeline.DropAsync("a.txt", "one|First");
        var message = await _pipeline.RunUpToWriteAsync();
        var log = new DeliveryLog(_pipeline.Letters, _pipeline.Time);

        for (var delivery = 0; delivery < 5; delivery++)
        {
            await Assert.ThrowsAsync<IOException>(() => log.RunAsync(Stage.Write, message.BatchId, () => throw new IOException("No row could be written.")));
        }

        await ParkAsync(Stage.Write, message.ToJson());

        var letter = Assert.Single(_pipeline.Letters.All);
        Assert.Equal(("System.IO.IOException", 5), (letter.ExceptionType, letter.Attempts));
        Assert.EndsWith("No row could be written.", letter.Detail, StringComparison.Ordinal);
    }

    public void Dispose() => _pipeline.Dispose();

    private static string BlobTriggerMessage(string name) => $$"""{"Type":"BlobTrigger","FunctionId":"PickUpDrop","BlobType":"BlockBlob","ContainerName":"drop","BlobName":"{{name}}","ETag":"\"0x1\""}""";

    private Task ParkAsync(Stage stage, string text) => _pipeline.Park.HandleAsync(new PoisonMessage(stage, text), MessageContext.Direct, Cancellation);
}
