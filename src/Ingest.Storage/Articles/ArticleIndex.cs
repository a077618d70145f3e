using Azure.Data.Tables;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>
/// Keeps the index rows of articles to the versions that stand. Tables share no transaction, so any writer may come late with its rows, after its version has been replaced or removed.
/// The rule that holds on every path: whoever has touched index rows learns afterwards whether its version still stands, and brings what it touched to the one that does.
/// </summary>
/// <remarks>
/// A drop that wrote rows of its own learns it from the ledger, at no cost: whoever replaces its version tells the ledger before it touches an index row, and
/// the drop's batch cannot end without seeing that. Who deletes rows of another version, or writes those of another drop, reads the article row again;
/// who puts rows back changes its ETag, so that a withdrawal that deleted them before looks again. So the last to touch a row has seen the last version.
/// </remarks>
internal sealed class ArticleIndex(ArticlePartition partition, ArticleDocuments documents, ArticleRowComposer composer, IndexRowStore rows)
{
    // Versions count anew when an article has gone and comes back: a row that was written late may have a higher one than the article has now.
    private const int AnyVersion = int.MaxValue;

    /// <summary>Brings the index rows to versions that were placed.</summary>
    public async Task FollowAsync(IReadOnlyCollection<RowWrite> placed, CancellationToken cancellationToken)
    {
        await rows.PutAsync(placed.SelectMany(write => write.IndexRows), cancellationToken);

        // Only what was retracted is found nowhere.
        foreach (var retracted in placed.Select(write => write.Row!).Where(row => row.ClusterId is not null && IndexManifest.Read(row.Manifest).Count == 0))
        {
            await rows.LeaveStoryAsync(retracted, cancellationToken);
        }

        foreach (var row in placed.Select(write => write.Row!).Where(row => row.HasWorkLeft()))
        {
            await CompleteAsync(row, touched: [], isSettled: true, cancellationToken);
        }
    }

    /// <summary>The same for a version that took the place of one that was withdrawn, and of whose move the ledger is still to be told.</summary>
    /// <param name="touched">Other rows that the call has touched, or that may be there of the withdrawn version.</param>
    public async Task FollowAsync(RowWrite placed, IReadOnlyCollection<IndexRow> touched, CancellationToken cancellationToken)
    {
        await rows.PutAsync(placed.IndexRows, cancellationToken);
        await CompleteAsync(placed.Row!, touched, isSettled: false, cancellationToken);
    }

    /// <summary>Deletes the rows of a version that is to be removed, that in its story, and others that may be there.</summary>
    /// <returns>What was touched.</returns>
    public async Task<IReadOnlyCollection<IndexRow>> RemoveAsync(ArticleEntity standing, IReadOnlyCollection<IndexRow> others, CancellationToken cancellationToken)
    {
        var known = IndexManifest.Read(standing.Manifest).Union(IndexManifest.Read(standing.StaleRows)).ToArray();
        await rows.DeleteAsync(others, AnyVersion, cancellationToken);
        await rows.DeleteAsync(known.Except(others), standing.Version + 1, cancellationToken);
        await rows.LeaveStoryAsync(standing, cancellationToken);
        return [.. others.Union(known)];
    }

    /// <summary>Brings rows that were touched to the version that stands: what is not of it goes, what is comes back. No other row is touched.</summary>
    public async Task ReconcileAsync(string articleId, IReadOnlyCollection<IndexRow> touched, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < ArticlePartition.MaxAttempts; attempt++)
        {
            var standing = await partition.FindAsync(articleId, cancellationToken);
            IReadOnlyCollection<IndexRow> manifest = standing is null ? [] : IndexManifest.Read(standing.Manifest);
            await rows.DeleteAsync(touched.Except(manifest), AnyVersion, cancellationToken);
            var kept = touched.Intersect(manifest).ToHashSet();

            if (kept.Count > 0 && await documents.FindAsync(standing!, cancellationToken) is { } article)
            {
                await rows.PutAsync(composer.IndexRowsOf(article, standing!).Where(item => kept.Contains(AddressOf(item))), cancellationToken);
            }

            // Where another version has come meanwhile, its rows may have been there before this call touched them.
            var stillStands = kept.Count > 0
                ? await partition.TryTouchAsync(standing!, cancellationToken)
                : (await partition.FindAsync(articleId, cancellationToken))?.WriteId == standing?.WriteId;

            if (stillStands)
            {
                return;
            }
        }

        throw ArticlePartition.Contended(articleId);
    }

    private async Task CompleteAsync(ArticleEntity row, IReadOnlyCollection<IndexRow> touched, bool isSettled, CancellationToken cancellationToken)
    {
        var manifest = IndexManifest.Read(row.Manifest);
        var stale = IndexManifest.Read(row.StaleRows);
        await rows.DeleteAsync(touched.Except(manifest), AnyVersion, cancellationToken);
        await rows.DeleteAsync(stale.Except(manifest).Except(touched), row.Version, cancellationToken);

        if (!await partition.TryCompleteAsync(row, isSettled, cancellationToken))
        {
            await ReconcileAsync(row.Id, [.. manifest.Union(stale).Union(touched)], cancellationToken);
        }
    }

    private static IndexRow AddressOf((string Table, ITableEntity Row) item) => new(item.Table, item.Row.PartitionKey, item.Row.RowKey);
}
