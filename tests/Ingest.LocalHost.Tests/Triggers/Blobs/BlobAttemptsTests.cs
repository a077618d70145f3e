using Azure.Core;
using Azure.Storage.Blobs;
using Ingest.LocalHost.Triggers.Blobs;
using Ingest.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobAttemptsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly TransactionCounter _counter = new();
    private BlobContainerClient _container = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06);
        options.AddPolicy(_counter, HttpPipelinePosition.PerCall);
        _container = new BlobContainerClient(azurite.ConnectionString, RandomName.Create("attempts"), options);
        await _container.CreateAsync(cancellationToken: Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Begin_WritesNothing_When_TheLastHostStoppedCleanly()
    {
        using var first = await OpenAsync();
        await first.BeginAsync(1, Cancellation);
        await first.CloseAsync(Cancellation);
        using var second = await OpenAsync();
        _counter.Reset();

        await second.BeginAsync(1, Cancellation);

        Assert.Equal(0, second.Deaths(1));
        Assert.Equal(0, _counter.Total);
    }

    [Fact]
    public async Task Deaths_AreCounted_When_HostsDieWithAVersionBegun()
    {
        using var unwatched = await OpenAsync();
        await unwatched.BeginAsync(1, Cancellation);

        for (var death = 0; death < 3; death++)
        {
            using var host = await OpenAsync();
            Assert.Equal(death, host.Deaths(1));

            // Each attempt of one host is one: it did not die of the first.
            await host.BeginAsync(1, Cancellation);
            await host.BeginAsync(1, Cancellation);
            await host.BeginAsync(2, Cancellation);
            host.End(2);
            await host.BeginAsync(3, Cancellation);
            host.End(3);
        }

        using var last = await OpenAsync(done: [3]);
        Assert.Equal((3, 0, 0), (last.Deaths(1), last.Deaths(2), last.Deaths(3)));
    }

    [Fact]
    public async Task Deaths_Stay_When_AHostStopsCleanlyBeforeItsTurn()
    {
        using var unwatched = await OpenAsync();
        using var died = await OpenAsync();
        await died.BeginAsync(1, Cancellation);
        using var stopped = await OpenAsync();
        await stopped.BeginAsync(2, Cancellation);
        await stopped.CloseAsync(Cancellation);

        using var next = await OpenAsync();

        Assert.Equal((1, 0), (next.Deaths(1), next.Deaths(2)));
    }

    [Fact]
    public async Task Deaths_AreForgotten_When_TheListingNoLongerShowsTheVersion()
    {
        using var unwatched = await OpenAsync();
        using var died = await OpenAsync();
        await died.BeginAsync(1, Cancellation);
        await died.BeginAsync(2, Cancellation);
        using var next = await OpenAsync();

        next.BeginListing();
        var listed = next.List(1);
        next.EndListing();

        Assert.Equal((1, 1, 0), (listed, next.Deaths(1), next.Deaths(2)));
        next.End(1);
        await next.CloseAsync(Cancellation);
        Assert.False(await _container.GetBlobClient("log").ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Begin_WritesVersionsTogether_When_ManyBeginAtOnce()
    {
        using var unwatched = await OpenAsync();
        using var host = await OpenAsync();
        _counter.Reset();

        await Task.WhenAll(Enumerable.Range(1, 100).Select(key => host.BeginAsync((UInt128)key, Cancellation)));

        Assert.InRange(_counter.Total, 1, 50);
        using var next = await OpenAsync();
        Assert.All(Enumerable.Range(1, 100), key => Assert.Equal(1, next.Deaths((UInt128)key)));
    }

    [Fact]
    public async Task Begin_WritesSuspectsOnly_When_TheHostHasLivedForAWhile()
    {
        using var unwatched = await OpenAsync();
        using var died = await OpenAsync();
        await died.BeginAsync(1, Cancellation);
        using var host = await OpenAsync();
        _time.Advance(TimeSpan.FromMinutes(6));
        _counter.Reset();

        await host.BeginAsync(2, Cancellation);
        Assert.Equal(0, _counter.Total);
        await host.BeginAsync(1, Cancellation);
        Assert.Equal(1, _counter.Total);
    }

    [Fact]
    public async Task Deaths_AreNone_When_TheBlobHoldsSomethingElse()
    {
        await _container.GetBlobClient("log").UploadAsync(BinaryData.FromString("{}\n0 x\n"), Cancellation);

        using var host = await OpenAsync();

        Assert.Equal(0, host.Deaths(0));
    }

    private async Task<BlobAttempts> OpenAsync(params UInt128[] done)
    {
        var attempts = new BlobAttempts(_container.GetBlobClient("log"), _time);
        await attempts.OpenAsync(done.Contains, Cancellation);
        return attempts;
    }
}
