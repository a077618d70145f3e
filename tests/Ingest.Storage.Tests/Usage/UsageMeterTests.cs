using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ingest.Storage.Connection;
using Ingest.Storage.Usage;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Usage;

public sealed class UsageMeterTests(AzuriteFixture azurite)
{
    private readonly UsageMeter _meter = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Blobs_AreCountedByKind_When_TheClientHasTheMeter()
    {
        var container = Clients().Blobs.GetBlobContainerClient("counted");

        await container.CreateAsync(cancellationToken: Cancellation);
        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("a"), Cancellation);
        await container.GetBlobClient("a").DownloadContentAsync(Cancellation);
        await container.GetBlobClient("a").GetPropertiesAsync(cancellationToken: Cancellation);
        _ = await container.GetBlobsAsync(new GetBlobsOptions(), Cancellation).ToListAsync(Cancellation);
        await container.GetBlobClient("a").GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15), cancellationToken: Cancellation);
        await container.GetBlobClient("a").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Cancellation);
        await container.GetAppendBlobClient("log").CreateAsync(new AppendBlobCreateOptions(), Cancellation);
        await container.GetAppendBlobClient("log").AppendBlockAsync(new MemoryStream([1]), cancellationToken: Cancellation);
        await container.DeleteBlobAsync("a", cancellationToken: Cancellation);

        AssertCounts(
            (TransactionKind.BlobRead, 2), (TransactionKind.BlobWrite, 3), (TransactionKind.BlobList, 2), (TransactionKind.BlobDelete, 1), (TransactionKind.BlobOther, 2));
    }

    [Fact]
    public async Task Queues_AreCountedByKind_When_TheClientHasTheMeter()
    {
        var queue = Clients().Queues.GetQueueClient("counted");

        await queue.CreateAsync(cancellationToken: Cancellation);
        await queue.SendMessageAsync("one", Cancellation);
        var message = (await queue.ReceiveMessagesAsync(32, cancellationToken: Cancellation)).Value.Single();
        var receipt = await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.FromSeconds(30), cancellationToken: Cancellation);
        await queue.GetPropertiesAsync(Cancellation);
        await queue.DeleteMessageAsync(message.MessageId, receipt.Value.PopReceipt, Cancellation);

        AssertCounts((TransactionKind.QueueSend, 1), (TransactionKind.QueueReceive, 1), (TransactionKind.QueueDelete, 1), (TransactionKind.QueueOther, 3));
    }

    [Fact]
    public async Task Tables_AreCountedByKind_When_TheClientHasTheMeter()
    {
        var table = Clients().Tables.GetTableClient("Counted");

        await table.CreateAsync(Cancellation);
        await table.AddEntityAsync(new TableEntity("p", "1"), Cancellation);
        await table.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "2")), new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "3"))], Cancellation);
        await table.GetEntityAsync<TableEntity>("p", "2", cancellationToken: Cancellation);
        _ = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        await table.DeleteEntityAsync("p", "1", ETag.All, Cancellation);

        AssertCounts((TransactionKind.TableRead, 2), (TransactionKind.TableWrite, 3), (TransactionKind.TableBatch, 1));
    }

    [Fact]
    public void Count_Refuses_When_TheOptionsAreOfNoStorageClient() =>
        Assert.Throws<ArgumentException>(() => _meter.CountApp(new Azure.Identity.DefaultAzureCredentialOptions()));

    private StorageClients Clients() => StorageClients.Create(new StorageConnection { ConnectionString = azurite.TakeAccount() }, _meter.CountApp, []);

    private void AssertCounts(params (TransactionKind Kind, long Count)[] expected)
    {
        Assert.Equal(expected.OrderBy(pair => pair.Kind), _meter.App.Snapshot().Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key));
        Assert.Equal(expected.Sum(pair => pair.Count), _meter.Total);
    }
}
