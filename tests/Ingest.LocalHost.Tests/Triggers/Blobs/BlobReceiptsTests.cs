using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.LocalHost.Triggers.Blobs;
using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobReceiptsTests(AzuriteFixture azurite)
{
    private readonly BlobContainerClient _container =
        new(azurite.ConnectionString, RandomName.Create("receipts"), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    [Fact]
    public async Task Receipts_AreReadBack_When_Flushed()
    {
        using var receipts = Create();
        await receipts.LoadAsync(CancellationToken.None);
        Record(receipts, 1, 100);
        await receipts.FlushAsync(CancellationToken.None);
        Record(receipts, 101, 100);
        await receipts.FlushAsync(CancellationToken.None);
        await receipts.FlushAsync(CancellationToken.None);

        using var read = Create();
        await read.LoadAsync(CancellationToken.None);

        Assert.All(Enumerable.Range(1, 200), i => Assert.True(read.Contains((UInt128)i)));
        Assert.False(read.Contains(201));
    }

    [Fact]
    public async Task GoneReceipts_AreForgotten_When_Compacted()
    {
        using var receipts = Create();
        await receipts.LoadAsync(CancellationToken.None);
        Record(receipts, 1, 100);
        await receipts.FlushAsync(CancellationToken.None);
        Record(receipts, 101, 1);

        await receipts.CompactAsync(Enumerable.Range(1, 50).Select(i => (UInt128)i), CancellationToken.None);
        Record(receipts, 102, 1);
        await receipts.FlushAsync(CancellationToken.None);

        using var read = Create();
        await read.LoadAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(51, 52).Select(i => (UInt128)i), read.Snapshot().Order());
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Receipts_AreTheUnionOfGenerations_When_ARewriteWasCutShort()
    {
        using var receipts = Create();
        await receipts.LoadAsync(CancellationToken.None);
        Record(receipts, 1, 10);
        await receipts.FlushAsync(CancellationToken.None);
        var first = (await ListAsync()).Single();
        var content = (await _container.GetBlobClient(first).DownloadContentAsync()).Value.Content;
        await receipts.CompactAsync([], CancellationToken.None);
        Record(receipts, 11, 1);
        await receipts.FlushAsync(CancellationToken.None);

        await _container.GetBlobClient(first).UploadAsync(content);

        using var read = Create();
        await read.LoadAsync(CancellationToken.None);
        Assert.Equal(11, read.Snapshot().Length);
    }

    [Fact]
    public async Task Receipts_AreWrittenAnew_When_SomebodyDeletedTheLog()
    {
        using var receipts = Create();
        await receipts.LoadAsync(CancellationToken.None);
        Record(receipts, 1, 10);
        await receipts.FlushAsync(CancellationToken.None);
        await _container.DeleteBlobAsync((await ListAsync()).Single());

        Record(receipts, 11, 1);
        await receipts.FlushAsync(CancellationToken.None);

        using var read = Create();
        await read.LoadAsync(CancellationToken.None);
        Assert.Equal(11, read.Snapshot().Length);
    }

    [Fact]
    public async Task Receipts_AreKept_When_AFlushFails()
    {
        using var receipts = Create();
        await receipts.LoadAsync(CancellationToken.None);
        Record(receipts, 1, 10);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receipts.FlushAsync(cancelled.Token));

        await receipts.FlushAsync(CancellationToken.None);

        using var read = Create();
        await read.LoadAsync(CancellationToken.None);
        Assert.Equal(10, read.Snapshot().Length);
    }

    [Fact]
    public void Receipts_AreStale_When_TheGoneOutnumberTheLiving()
    {
        using var receipts = Create();
        Record(receipts, 1, 10_500);

        Assert.True(receipts.IsStale(liveCount: 100));
        Assert.False(receipts.IsStale(liveCount: 300));
    }

    private BlobReceipts Create() => new(new BlobReceiptLog(_container, "blobreceipts/host/function"));

    private static void Record(BlobReceipts receipts, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            receipts.Record((UInt128)i);
        }
    }

    private Task<List<string>> ListAsync() => _container.GetBlobsAsync(new GetBlobsOptions()).Select(blob => blob.Name).ToListAsync().AsTask();
}
