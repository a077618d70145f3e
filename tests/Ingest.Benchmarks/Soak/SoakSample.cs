using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Batches;

namespace Ingest.Benchmarks.Soak;

/// <summary>What a long run may not have more and more of.</summary>
/// <param name="HeapMiB">Live objects after a full collection.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Queued">Messages in all queues.</param>
/// <param name="Leases">Blobs of the host that are leased.</param>
/// <param name="HostBlobs">Blobs that the host keeps for itself: locks, receipts, timer statuses.</param>
internal sealed record SoakSample(TimeSpan Since, int Drops, double HeapMiB, double WorkingSetMiB, int Handles, int Threads, int Queued, int Leases, int HostBlobs)
{
    public const string Header = "| minutes | drops | heap, MiB | working set, MiB | handles | threads | queued | leases | host's blobs |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    private const double MiB = 1024 * 1024;

    public static IReadOnlyList<(string Name, Func<SoakSample, double> Of)> Figures { get; } =
    [
        ("heap", sample => sample.HeapMiB),
        ("working set", sample => sample.WorkingSetMiB),
        ("handles", sample => sample.Handles),
        ("threads", sample => sample.Threads),
        ("queued", sample => sample.Queued),
        ("leases", sample => sample.Leases),
        ("host's blobs", sample => sample.HostBlobs),
    ];

    public static async Task<SoakSample> TakeAsync(SoakStack stack, int drops, CancellationToken cancellationToken)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var blobs = await stack.Clients.Blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobsAsync(new GetBlobsOptions(), cancellationToken).ToListAsync(cancellationToken);
        var depths = await stack.Get<IStageQueues>().DepthsAsync(cancellationToken);
        return new SoakSample(
            TimeProvider.System.GetUtcNow() - process.StartTime,
            drops,
            heap / MiB,
            process.WorkingSet64 / MiB,
            process.HandleCount,
            process.Threads.Count,
            depths.Values.Sum(),
            blobs.Count(blob => blob.Properties.LeaseState == LeaseState.Leased),
            blobs.Count);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {Since.TotalMinutes:0.0} | {Drops} | {HeapMiB:0.0} | {WorkingSetMiB:0} | {Handles} | {Threads} | {Queued} | {Leases} | {HostBlobs} |");
}
