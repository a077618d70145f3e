using Ingest.Testing;

namespace Ingest.Storage.Tests.Batches;

public sealed class BlobWorkStoreTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_GivesTheBytesBack_When_PutTwice()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.Work.PutAsync("abc-000001/parse", new MemoryStream([1]), Cancellation);
        await storage.Work.PutAsync("abc-000001/parse", new MemoryStream([2, 3]), Cancellation);
        using var content = new MemoryStream();

        Assert.False(await storage.Work.GetAsync("abc-000002/parse", content, Cancellation));
        Assert.True(await storage.Work.GetAsync("abc-000001/parse", content, Cancellation));
        Assert.Equal([2, 3], content.ToArray());
    }
}
