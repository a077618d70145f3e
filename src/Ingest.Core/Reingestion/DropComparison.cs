using System.Runtime.CompilerServices;
using Ingest.Core.Batches;
using Ingest.Core.Enrichment;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Writing;

namespace Ingest.Core.Reingestion;

/// <summary>Compares the container with the ledger, and what the ledger says of each drop with the stages as they are now.</summary>
public sealed class DropComparison(IDropContainer drops, ILedger ledger, IDocumentParser parser, IArticleEnricher enricher, IArticleStore store)
{
    private const int BucketsAtOnce = 16;

    // Entries held at once where the ledger is read in one scan: some 10 MB.
    private const int MaxScanned = 10_000;

    /// <param name="fromBucket">The first bucket to compare.</param>
    /// <param name="stuckBefore">Drops on their way without progress since this instant are stuck.</param>
    /// <param name="again">Take every drop that has come to its end as outdated from this stage on; null for those that are.</param>
    public async IAsyncEnumerable<BucketReport> CompareAsync(int fromBucket, DateTimeOffset stuckBefore, Stage? again, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var spool = new DropSpool(ledger.BucketCount);

        // The container before the ledger: a blob that is dropped while this runs is then at worst unknown here.
        await foreach (var blob in drops.ListAsync(cancellationToken))
        {
            if (ledger.BucketOf(blob.Name) is var bucket && bucket >= fromBucket)
            {
                spool.Add(bucket, blob);
            }
        }

        await foreach (var (bucket, entries) in BucketsAsync(fromBucket, cancellationToken))
        {
            var blobs = spool.Read(bucket);
            yield return new BucketReport(bucket, blobs.Count, entries, Compare(blobs, entries, stuckBefore, again));
        }
    }

    /// <summary>The ledger by bucket: a small one in one scan, which costs a request for each thousand rows; a large one bucket by bucket.</summary>
    private async IAsyncEnumerable<(int Bucket, IReadOnlyList<LedgerEntry> Entries)> BucketsAsync(int fromBucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rest = Enumerable.Range(fromBucket, ledger.BucketCount - fromBucket);
        var scanned = await ledger.ListAsync(cancellationToken).Take(MaxScanned + 1).ToListAsync(cancellationToken);

        if (scanned.Count <= MaxScanned)
        {
            var entries = scanned.ToLookup(entry => ledger.BucketOf(entry.Blob));

            foreach (var bucket in rest)
            {
                yield return (bucket, [.. entries[bucket]]);
            }

            yield break;
        }

        foreach (var buckets in rest.Chunk(BucketsAtOnce))
        {
            var entries = await Task.WhenAll(buckets.Select(async bucket => await ledger.ListAsync(bucket, cancellationToken).ToListAsync(cancellationToken)));

            foreach (var (bucket, listed) in buckets.Zip(entries))
            {
                yield return (bucket, listed);
            }
        }
    }

    private List<Gap> Compare(IReadOnlyList<DropInfo> blobs, IReadOnlyList<LedgerEntry> listed, DateTimeOffset stuckBefore, Stage? again)
    {
        var entries = listed.ToDictionary(entry => entry.Blob, StringComparer.Ordinal);
        var gaps = new List<Gap>();

        foreach (var blob in blobs)
        {
            if (GapOf(blob, entries.GetValueOrDefault(blob.Name), stuckBefore, again) is { } gap)
            {
                gaps.Add(gap);
            }

            entries.Remove(blob.Name);
        }

        gaps.AddRange(entries.Values.Where(entry => entry.State != DropState.Deleted).Select(entry => new Gap(entry.Blob, GapKind.Deleted)));
        return gaps;
    }

    private Gap? GapOf(DropInfo blob, LedgerEntry? entry, DateTimeOffset stuckBefore, Stage? again) => entry switch
    {
        null => new Gap(blob.Name, GapKind.Missed),
        _ when entry.State.IsGone() => new Gap(blob.Name, GapKind.Missed),
        _ when entry.ETag != blob.ETag => new Gap(blob.Name, GapKind.Changed),
        _ when !entry.State.IsEnd() => entry.UpdatedAt < stuckBefore ? new Gap(blob.Name, GapKind.Stuck) : null,
        _ when (again is null ? OutdatedStage(entry) : Forced(entry, again.Value)) is { } stage => new Gap(blob.Name, GapKind.Outdated)
        {
            Again = stage,
            Version = entry.Version,
            Batches = entry.BatchCount,
            Articles = entry.Articles + entry.Duplicates,
        },
        _ => null,
    };

    /// <summary>The first stage that is not the one that made the drop's records.</summary>
    private Stage? OutdatedStage(LedgerEntry entry) => entry.Made switch
    {
        // Nothing was made where deliveries failed: an operator replays those when the cause is mended.
        { Parser: null } => null,
        { Parser: var version } when version != parser.Version => Stage.Parse,
        _ when !entry.State.HasRecords() => null,
        { Enricher: var version } when version != enricher.Version => Stage.Enrich,
        { Writer: var version } when version != store.Version => Stage.Write,
        _ => null,
    };

    // Without records, only the parser can make any.
    private static Stage? Forced(LedgerEntry entry, Stage again) => entry.State.HasRecords() || again == Stage.Parse ? again : null;
}
