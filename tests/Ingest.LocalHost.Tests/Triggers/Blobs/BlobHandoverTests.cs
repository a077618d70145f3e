using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Ingest.LocalHost.Storage;
using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobHandoverTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task EachBlob_IsHandledOnce_When_TwoHostsShareTheAccount()
    {
        await using var one = new TestApp(azurite.ConnectionString);
        await using var two = one.CreateTwin();
        await one.StartAsync(typeof(BlobFunctions));
        await two.StartAsync(typeof(BlobFunctions));

        await one.UploadAsync(TestApp.BlobNames(100));

        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count + two.Invocations.Values.Count >= 100);
        await one.StopAsync();
        await two.StopAsync();
        Assert.Equal(TestApp.BlobNames(100).Order(), one.Invocations.Values.Concat(two.Invocations.Values).Order());
    }

    [Fact]
    public async Task SecondHost_GoesOn_When_TheFirstStops()
    {
        await using var one = new TestApp(azurite.ConnectionString);
        await using var two = one.CreateTwin();
        await one.StartAsync(typeof(BlobFunctions));
        await one.UploadAsync(["first.txt"]);
        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count == 1);
        await two.StartAsync(typeof(BlobFunctions));

        await one.StopAsync();
        await two.UploadAsync(["second.txt"]);

        await Eventually.IsTrueAsync(() => two.Invocations.Values.Count == 1);
        await two.StopAsync();
        Assert.Equal(["second.txt"], two.Invocations.Values);
    }

    [Fact]
    public async Task ScanStops_And_NothingIsLost_When_TheLockIsTaken()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));
        await app.UploadAsync(["before.txt"]);
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 1);
        var running = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        app.Invocations.Behaviour = async (_, _, token) =>
        {
            if (running.TrySetResult())
            {
                using var registration = token.Register(() => cancelled.TrySetResult());
                await Task.Delay(Timeout.Infinite, token);
            }
        };
        await app.UploadAsync(["during.txt"]);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var thief = GetHostContainer(app).GetBlobClient($"locks/{app["LocalHost:HostId"]}/PickUp").GetBlobLeaseClient();
        await thief.BreakAsync(TimeSpan.Zero);
        await thief.AcquireAsync(TimeSpan.FromSeconds(15));

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(15));
        await thief.ReleaseAsync();
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count(name => name == "during.txt") == 2);
        await app.StopAsync();
        Assert.Single(app.Invocations.Values, "before.txt");
    }

    [Fact]
    public async Task Receipts_Survive_When_TheHostStartsAgain()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        await app.StartAsync(typeof(BlobFunctions));
        await app.UploadAsync(TestApp.BlobNames(50));
        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 50);
        await app.StopAsync();
        await using var next = app.CreateTwin();

        await next.StartAsync(typeof(BlobFunctions));
        await next.UploadAsync(["new.txt"]);

        await Eventually.IsTrueAsync(() => next.Invocations.Values.Contains("new.txt"));
        await next.StopAsync();
        Assert.Equal(["new.txt"], next.Invocations.Values);
    }

    private static BlobContainerClient GetHostContainer(TestApp app) =>
        new(app.ConnectionString, HostLocks.Container, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));
}
