using Azure.Storage.Queues;
using Ingest.Storage.Batches;
using Ingest.Tables;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Batches;

public sealed class QueueReaderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ReadAsync_TellsHowTheQueueStands_When_ItsMessageIsNotBase64()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var storage = await TestStorage.CreateAsync(azurite);
        var plain = new QueueClient(storage.ConnectionString, StorageNames.WriteQueue, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06));
        await plain.SendMessageAsync("not base64", cancellation);
        var reader = new QueueReader(storage.Clients, TimeProvider.System);

        var readings = await reader.ReadAsync(cancellation);

        Assert.Equal(1, readings.Single(reading => reading.Queue == StorageNames.WriteQueue).Messages);
        Assert.Equal(0, readings.Sum(reading => reading.Messages) - 1);
    }
}
