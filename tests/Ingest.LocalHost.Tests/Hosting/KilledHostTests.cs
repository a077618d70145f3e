using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

/// <summary>Runs a function app as a process of its own, on an Azurite of its own, because its names are fixed.</summary>
public sealed class KilledHostTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const int BlobCount = 300;

    private static readonly BlobClientOptions Options = new(BlobClientOptions.ServiceVersion.V2026_06_06);

    [Fact]
    public async Task EveryBlob_ComesToItsEnd_When_TheHostIsKilledAgainAndAgain()
    {
        var drop = new BlobContainerClient(azurite.ConnectionString, "drop", Options);
        var done = new BlobContainerClient(azurite.ConnectionString, "done", Options);
        await drop.CreateAsync();
        await done.CreateAsync();
        var names = Enumerable.Range(0, BlobCount).Select(i => $"{i}.txt").ToList();
        await Task.WhenAll(names.Select(name => drop.GetBlobClient(name).UploadAsync(BinaryData.FromString(name))));

        foreach (var share in new[] { 20, 150 })
        {
            using var killed = NameAppProcess.Start(azurite);
            await Eventually.IsTrueAsync(async () => await CountAsync(done) >= share, TimeSpan.FromSeconds(60));
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        using var last = NameAppProcess.Start(azurite);
        await Eventually.IsTrueAsync(async () => await CountAsync(done) == BlobCount, TimeSpan.FromSeconds(90), () => $"{BlobCount} blobs were dropped.");
        last.Kill();
        await last.WaitForExitAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), await done.GetBlobsAsync(new GetBlobsOptions()).Select(blob => blob.Name).ToListAsync());
    }

    private static async Task<int> CountAsync(BlobContainerClient container) => await container.GetBlobsAsync(new GetBlobsOptions()).CountAsync();
}
