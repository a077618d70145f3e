using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Ingest.LocalHost.Tests.App;
using Ingest.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

/// <summary>On an Azurite of its own, because the names of the app are fixed.</summary>
public sealed class FatalBlobTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private static readonly BlobClientOptions Options = new(BlobClientOptions.ServiceVersion.V2026_06_06);

    [Fact]
    public async Task Blob_IsReportedAndTheOthersComeToTheirEnd_When_ItKillsEachHostThatPicksItUp()
    {
        const string HostId = "fatal";
        var drop = new BlobContainerClient(azurite.ConnectionString, "drop", Options);
        var done = new BlobContainerClient(azurite.ConnectionString, "done", Options);
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison", new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06));
        var locks = new BlobContainerClient(azurite.ConnectionString, "azure-webjobs-hosts", Options);
        await drop.CreateAsync();
        await done.CreateAsync();
        string[] names = [.. Enumerable.Range(0, 20).SelectMany(i => new[] { $"before {i}.txt", $"later {i}.txt" })];
        await Task.WhenAll(names.Append(NameFunctions.Fatal).Select(name => drop.GetBlobClient(name).UploadAsync(BinaryData.FromString(name))));
        var deaths = 0;

        while (!await IsReportedAsync(poison))
        {
            using var host = NameAppProcess.Start(azurite, $"--LocalHost:HostId={HostId}", "--LocalHost:BlobRetryDelay=00:00:00.100");
            await Eventually.IsTrueAsync(async () => host.HasExited || await IsReportedAsync(poison), TimeSpan.FromSeconds(60));

            if (!host.HasExited)
            {
                await Eventually.IsTrueAsync(async () => await done.GetBlobsAsync(new GetBlobsOptions()).CountAsync(blob => names.Contains(blob.Name)) == names.Length, TimeSpan.FromSeconds(60));
                host.Kill();
                await host.WaitForExitAsync();
                break;
            }

            deaths++;
            await locks.GetBlobClient($"locks/{HostId}/PickUp").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }

        // The first death is seen by nobody; from the next host on each is written down.
        Assert.Equal(1 + 5, deaths);
        Assert.Contains(NameFunctions.Fatal, Encoding.UTF8.GetString(Convert.FromBase64String((await poison.ReceiveMessageAsync()).Value.Body.ToString())), StringComparison.Ordinal);
        Assert.False(await done.GetBlobClient(NameFunctions.Fatal).ExistsAsync());
    }

    private static async Task<bool> IsReportedAsync(QueueClient poison) => await poison.ExistsAsync() && (await poison.PeekMessagesAsync()).Value.Length > 0;
}
