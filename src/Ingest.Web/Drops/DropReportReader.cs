using Ingest.Core.Ledger;

namespace Ingest.Web.Drops;

/// <summary>Reads what the ledger says of a file.</summary>
public sealed class DropReportReader(ILedger ledger)
{
    // A large archive has thousands; the page tells the way of the first of them.
    private const int MaxBatches = 100;

    public async Task<DropReport?> FindAsync(string blob, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry)
        {
            return null;
        }

        return new DropReport
        {
            Blob = entry.Blob,
            ETag = entry.ETag,
            Version = entry.Version,
            State = entry.State.Name(),
            IsEnd = entry.State.IsEnd(),
            Length = entry.Length,
            DroppedAt = entry.LastModified,
            ReceivedAt = entry.ReceivedAt,
            UpdatedAt = entry.UpdatedAt,
            BatchCount = entry.BatchCount,
            Articles = entry.Articles,
            Duplicates = entry.Duplicates,
            Rejections = entry.Rejections,
            Reason = entry.Reason?.ToString(),
            TraceId = entry.TraceId,
            History = entry.History,
            Batches = await ledger.FirstBatchesAsync(blob, entry.Version, MaxBatches, cancellationToken).ToListAsync(cancellationToken),
        };
    }
}
