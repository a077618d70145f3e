using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Reingestion;

/// <summary>
/// Compares the container with the ledger and puts right what differs: missed and changed blobs and stuck drops are picked up
/// again, deleted ones leave the tables.
/// </summary>
public sealed partial class SweepHandler(
    IDropContainer drops,
    ILedger ledger,
    IArticleStore store,
    StageChannel channel,
    IngestTelemetry telemetry,
    TimeProvider time,
    IOptions<SweepOptions> options,
    ILogger<SweepHandler> logger)
{
    // A pick-up message this size stays inline even with names of 1,024 characters.
    private const int BlobsPerMessage = 16;

    public async Task<SweepReport> HandleAsync(MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("sweep drops");
        var gaps = await FindGapsAsync(cancellationToken);

        foreach (var gap in gaps.Where(gap => gap.Kind == GapKind.Deleted))
        {
            await RemoveAsync(gap.Blob, cancellationToken);
        }

        foreach (var blobs in gaps.Where(gap => gap.Kind != GapKind.Deleted).Select(gap => gap.Blob).Chunk(BlobsPerMessage))
        {
            await channel.SendAsync(new PickUpBatch { Blobs = blobs }, cancellationToken);
        }

        var report = new SweepReport(gaps);
        Log.Swept(logger, report.Count(GapKind.Missed), report.Count(GapKind.Changed), report.Count(GapKind.Stuck), report.Count(GapKind.Deleted));
        return report;
    }

    /// <summary>What a sweep would put right now.</summary>
    public Task<IReadOnlyList<Gap>> FindGapsAsync(CancellationToken cancellationToken) =>
        CompareAsync(stuckBefore: time.GetUtcNow() - options.Value.StuckAfter, cancellationToken);

    /// <summary>Every blob whose newest version has not come to its end, however young: none of them means that nothing was lost.</summary>
    public Task<IReadOnlyList<Gap>> VerifyAsync(CancellationToken cancellationToken) =>
        CompareAsync(stuckBefore: DateTimeOffset.MaxValue, cancellationToken);

    private async Task<IReadOnlyList<Gap>> CompareAsync(DateTimeOffset stuckBefore, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);

        await foreach (var entry in ledger.ListAsync(cancellationToken))
        {
            entries[entry.Blob] = entry;
        }

        var gaps = new List<Gap>();

        await foreach (var blob in drops.ListAsync(cancellationToken))
        {
            if (GapOf(blob, entries.GetValueOrDefault(blob.Name), stuckBefore) is { } kind)
            {
                gaps.Add(new Gap(blob.Name, kind));
            }

            entries.Remove(blob.Name);
        }

        gaps.AddRange(entries.Values.Where(entry => entry.State != DropState.Deleted).Select(entry => new Gap(entry.Blob, GapKind.Deleted)));
        return gaps;
    }

    private static GapKind? GapOf(DropInfo blob, LedgerEntry? entry, DateTimeOffset stuckBefore) => entry switch
    {
        null => GapKind.Missed,
        _ when entry.State.IsGone() => GapKind.Missed,
        _ when entry.ETag != blob.ETag => GapKind.Changed,
        _ when !entry.State.IsEnd() && entry.UpdatedAt < stuckBefore => GapKind.Stuck,
        _ => null,
    };

    private async Task RemoveAsync(string blob, CancellationToken cancellationToken)
    {
        // Listed a while ago: dropped again since then, it is the trigger's business.
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry || await drops.FindAsync(blob, cancellationToken) is not null)
        {
            return;
        }

        // The entry first: a batch that is still on its way finds the drop gone and takes back what it wrote.
        // Where somebody else has changed the entry meanwhile, the next sweep sees what is to be done.
        if (await ledger.TryReplaceAsync(entry with { State = DropState.Deleting, UpdatedAt = time.GetUtcNow() }, finished: null, cancellationToken) is not { } deleting)
        {
            return;
        }

        await foreach (var batch in ledger.BatchesAsync(blob, cancellationToken))
        {
            foreach (var articleId in batch.ArticleIds)
            {
                await store.WithdrawAsync(entry.ToRef(), articleId, written: null, cancellationToken);
            }
        }

        // Only now: a sweep that dies before this is taken up by the next one.
        await ledger.TryReplaceAsync(deleting with { State = DropState.Deleted, UpdatedAt = time.GetUtcNow() }, finished: null, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Swept the drops: {Missed} missed, {Changed} changed, {Stuck} stuck, {Deleted} deleted")]
        public static partial void Swept(ILogger logger, int missed, int changed, int stuck, int deleted);
    }
}
