using Ingest.LocalHost.Azurite;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
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
    public async Task Blob_IsHandled_When_TheEmulatorTellsOfItLongBeforeTheNextListing()
    {
        await using var emulator = await AzuriteProcess.StartAsync(await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory), new AzuriteOptions());
        await using var app = new TestApp(emulator.ConnectionString);
        await app.Container.CreateAsync();
        await app.UploadAsync(["before.txt"]);
        app["LocalHost:ScanInterval"] = "00:00:00.010";
        app["LocalHost:MaxScanInterval"] = "1.00:00:00";
        app["LocalHost:ScanShare"] = "0.000001";
        var builder = app.CreateBuilder(typeof(BlobFunctions));
        builder.Services.AddSingleton(emulator);
        await app.StartAsync(builder);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 1);

        await app.UploadAsync(["7/m\u00fcnchen 50%.txt", "other.txt"]);
        await app.UploadAsync(["before.txt"]);

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 4);
        await app.StopAsync();
        Assert.Equal(["7/m\u00fcnchen 50%.txt", "before.txt", "before.txt", "other.txt"], app.Invocations.Values.Order(StringComparer.Ordinal));
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
