using Ingest.Core.Batches;
using Ingest.Tables;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Batches;

public sealed class StorageStageQueuesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Stage.PickUp, StorageNames.ParseQueue)]
    [InlineData(Stage.Parse, StorageNames.ParseQueue)]
    [InlineData(Stage.Enrich, StorageNames.EnrichQueue)]
    [InlineData(Stage.Write, StorageNames.WriteQueue)]
    public async Task SendAsync_SendsToTheQueueOfTheStageForEver_When_AMessageFits(Stage stage, string queue)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var message = new StageMessage { BatchId = "b", Stage = stage, Count = 1, Drop = Sample.Drop("日本 {x}.html"), Inline = [1, 2, 3] };

        await storage.Queues.SendAsync(message, Cancellation);

        var received = (await storage.Clients.Queues.GetQueueClient(queue).ReceiveMessageAsync(cancellationToken: Cancellation)).Value;
        Assert.Equivalent(message, StageMessage.Parse(received.MessageText), strict: true);
        Assert.Equal(9999, received.ExpiresOn!.Value.Year);
    }

    [Fact]
    public async Task SendAsync_SendsTheLargestInlineMessage_When_ItIsAtTheLimit()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var message = new StageMessage { BatchId = "b", Stage = Stage.Write, Count = 1, Drop = Sample.Drop(), Inline = new byte[24_000] };

        await storage.Queues.SendAsync(message, Cancellation);

        Assert.True(message.ToJson().Length > StageMessage.MaxInlineBytes - 1024);
        Assert.Equal(1, (await storage.Queues.DepthsAsync(Cancellation))[StorageNames.WriteQueue]);
    }

    [Fact]
    public async Task DepthsAsync_CountsEveryQueue_When_SomeAreMissing()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.Clients.Queues.GetQueueClient(StorageNames.BlobPoisonQueue).DeleteIfExistsAsync(Cancellation);
        await storage.Queues.SendAsync(new StageMessage { BatchId = "b", Stage = Stage.Enrich, Count = 1, Drop = Sample.Drop(), Inline = [1] }, Cancellation);

        var depths = await storage.Queues.DepthsAsync(Cancellation);

        Assert.Equal(StorageNames.Queues.Order(StringComparer.Ordinal), depths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, depths[StorageNames.EnrichQueue]);
        Assert.Equal(1, depths.Values.Sum());
    }
}
