using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobListenerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task EachBlob_IsHandledOnce_When_TwoHundredComeAtOnce()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));

        await app.UploadAsync(TestApp.BlobNames(200));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count >= 200);
        await app.StopAsync();
        Assert.Equal(TestApp.BlobNames(200).Order(), app.Invocations.Values.Order());
    }

    [Fact]
    public async Task Blobs_ArePickedUp_When_TheyStoodThereBeforeTheStart()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.Container.CreateAsync();
        await app.UploadAsync(TestApp.BlobNames(20));

        await app.StartAsync(typeof(BlobFunctions));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 20);
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_IsHandledAgain_When_ItIsOverwritten()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));

        for (var i = 1; i <= 3; i++)
        {
            await app.UploadAsync(["same.txt"]);
            await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == i);
        }

        await app.StopAsync();
        Assert.Equal(3, app.Invocations.Values.Count);
    }

    [Fact]
    public async Task NewestVersion_IsHandledLast_When_ABlobIsOverwrittenWhileItsFunctionRuns()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var running = 0;
        var atOnce = 0;
        var release = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, _, token) =>
        {
            atOnce = Math.Max(atOnce, Interlocked.Increment(ref running));
            await release.Task.WaitAsync(token);
            Interlocked.Decrement(ref running);
        };
        await app.StartAsync(typeof(BlobFunctions));
        await app.UploadAsync(["same.txt"]);
        await Eventually.IsTrueAsync(() => running == 1);

        await app.UploadAsync(["same.txt"]);
        release.SetResult();

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 2 && running == 0);
        await app.StopAsync();
        Assert.Equal(1, atOnce);
    }

    [Fact]
    public async Task Blob_CostsNoTransactionOfItsOwn_When_ItsFunctionDoesNotReadIt()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var counter = new TransactionCounter();
        await app.Container.CreateAsync();
        await app.UploadAsync(TestApp.BlobNames(100));
        var builder = app.CreateBuilder(typeof(BlobFunctions));
        builder.ConfigureHostStorageClients(counter.AddTo);

        await app.StartAsync(builder);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 100);
        await app.StopAsync();

        Assert.InRange(counter.Total, 1, 20);
    }
}
