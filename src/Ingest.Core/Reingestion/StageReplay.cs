using Ingest.Core.Batches;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Reingestion;

/// <summary>
/// Runs the later stages of a drop again from the stored output of the parse stage: the records in the articles container, which hold all
/// that the parser gave. So a new enricher costs no parsing and no read of the drop.
/// </summary>
public sealed partial class StageReplay(ILedger ledger, DropLedger dropLedger, DropFinisher finisher, StageChannel channel, TimeProvider time, ILogger<StageReplay> logger)
{
    /// <param name="from">Enrich or write.</param>
    /// <param name="version">The only ledger version to run again; null for whichever there is.</param>
    public async Task ReplayAsync(string blob, Stage from, int? version, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(blob, cancellationToken) is not { } entry || !entry.State.HasRecords() || (version is not null && entry.Version != version))
        {
            Log.Left(logger, from);
            return;
        }

        var batches = await ledger.BatchesAsync(blob, cancellationToken).Where(batch => batch.Version == entry.Version).ToListAsync(cancellationToken);

        // A version of its own: late messages of the last run must not be taken for this one's.
        var now = time.GetUtcNow();
        var candidate = entry with
        {
            State = DropState.Parsed,
            UpdatedAt = now,
            BatchCount = batches.Count,
            FinishedBatches = BatchSet.Empty,
            Articles = 0,
            Duplicates = 0,
            Rejections = 0,
            Reason = null,
            Made = StageVersions.None,
            Moved = [],
        };

        if (await dropLedger.UpdateAsync(entry.ToRef(), current => current.Revision == entry.Revision ? current.Next(candidate) : null, cancellationToken) is not { } next || next.Version == entry.Version)
        {
            Log.Left(logger, from);
            return;
        }

        var drop = next.ToRef();

        foreach (var batch in batches.Select(batch => batch.Outcome))
        {
            if (batch.Document is { } document)
            {
                await channel.SendStoredAsync(from, drop, batch.Batch, batch.ArticleIds.Count(), new StoredBatch(document, batch.Rejections, batch.Reason), cancellationToken);
            }
            else
            {
                await finisher.FinishAsync(drop, batch, [], cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Left a drop whose {Stage} stage was to run again: it is on its way, has moved on, or has no records")]
        public static partial void Left(ILogger logger, Stage stage);
    }
}
