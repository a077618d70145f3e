using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.LocalHost.Tests.Azurite;

public sealed class AzuriteProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_IsThereAgain_When_StoppedAndStarted()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        var options = new AzuriteOptions { DataFolder = _folder };
        await using (var first = await AzuriteProcess.StartAsync(installation, options))
        {
            await CreateContainer(first).CreateAsync();
            await CreateQueue(first).CreateAsync();
            await CreateQueue(first).SendMessageAsync("kept");
        }

        await using var second = await AzuriteProcess.StartAsync(installation, options);

        Assert.True((await CreateContainer(second).ExistsAsync()).Value);
        Assert.Equal("kept", (await CreateQueue(second).PeekMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Stop_TakesLittleTime_When_ConnectionsAreOpen()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        await using var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions());
        await CreateContainer(azurite).CreateAsync();
        using var unused = new System.Net.Sockets.TcpClient();
        await unused.ConnectAsync(azurite.BlobEndpoint.Host, azurite.BlobEndpoint.Port);
        var stopping = Stopwatch.StartNew();

        await azurite.StopAsync();

        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(azurite.ProcessId));
    }

    [Fact]
    public async Task Process_IsGone_When_TheStartIsCancelled()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var starting = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AzuriteProcess.StartAsync(installation, new AzuriteOptions(), cancelled.Token));

        // It waits for the process to end, and would kill it only after 20 s.
        Assert.InRange(starting.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Start_Fails_When_ThePortIsTaken()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        await using var first = await AzuriteProcess.StartAsync(installation, new AzuriteOptions());

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteProcess.StartAsync(installation, new AzuriteOptions { QueuePort = first.QueueEndpoint.Port }));

        Assert.Contains("EADDRINUSE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installation_IsNotFound_When_TheFolderIsOutsideTheRepository()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteInstallation.FindOrInstallAsync(_folder));

        Assert.Contains("infra/azurite/package-lock.json", exception.Message, StringComparison.Ordinal);
    }

    private static BlobContainerClient CreateContainer(AzuriteProcess azurite) =>
        new(azurite.ConnectionString, "kept", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    private static QueueClient CreateQueue(AzuriteProcess azurite) =>
        new(azurite.ConnectionString, "kept", new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06));
}
