using Ingest.Core.Batches;

namespace Ingest.Core.Reingestion;

/// <summary>What a sweep would cost: an estimate from the requests that the stages make for a drop, a batch and an article. Retries come on top.</summary>
public sealed record ReplayCost(int Articles, long Transactions)
{
    // A request is a sixteenth of a message; the entry is read and replaced twice, its batches read.
    private const int PerDrop = 5;

    // Received and deleted once a stage, sent between them; records and rows in group transactions.
    private const int PerBatch = 10;

    // Add, read, record of the version before, replacement, and the stale rows' deletion.
    private const int PerArticle = 6;

    public ReplayCost(IReadOnlyCollection<Gap> gaps)
        : this(gaps.Sum(gap => gap.Articles), gaps.Sum(Cost))
    {
    }

    private static long Cost(Gap gap)
    {
        // A file that was never read counts as one article in one batch.
        var batches = Math.Max(1, gap.Batches);
        var perBatch = gap.Again switch { Stage.Write => PerBatch - 6, Stage.Enrich => PerBatch - 3, _ => PerBatch };
        return PerDrop + ((long)batches * perBatch) + ((long)Math.Max(1, gap.Articles) * PerArticle);
    }
}
