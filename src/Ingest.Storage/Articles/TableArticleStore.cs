using System.Runtime.CompilerServices;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Rows;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Articles;

/// <summary>
/// The article tables. The order of writes keeps every crash repairable: the document first, then the article row, which lists all
/// index rows that may exist (its manifest, and the stale ones of the version before), then the index rows, then the stale ones' deletion.
/// </summary>
public sealed class TableArticleStore(StorageClients clients, ArticleDocuments documents, TimeProvider time, IOptions<ArticleTableOptions> options) : IArticleStore
{
    private const int Concurrency = 8;
    private const int MaxAttempts = 10;

    private readonly ArticlePartition partition = new(clients);
    private readonly IndexRowStore index = new(clients, options.Value.ShardCount, time);
    private readonly ArticleRowComposer composer = new(time, options.Value);

    public string Version { get; } =
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rows-{SchemaVersion.Current}.{SchemaVersion.Minor};shards-{options.Value.ShardCount};entities-{options.Value.MaxIndexedEntities};quotes-{options.Value.MaxIndexedQuotes}");

    public async Task<PlacedBatch> PlaceAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);

        var stored = await documents.PutAsync(drop, batch, articles, cancellationToken);
        var writes = new RowWrite[articles.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, writes.Length, parallel, async (i, token) => writes[i] = await PlaceAsync(articles[i], ArticleClaims.Of(articles[i], drop, stored[i]), token));
        return new PlacedRows([.. writes.Select(write => write.Result)], stored[0].Blob, writes);
    }

    public async Task IndexAsync(PlacedBatch placed, CancellationToken cancellationToken)
    {
        // Of two documents with one URL the later write has the index rows; the earlier one's are stale to it.
        var written = ((PlacedRows)placed).Writes.Where(write => write.Row is not null).GroupBy(write => write.Row!.Id).Select(same => same.MaxBy(write => write.Row!.Version)!).ToArray();
        await index.PutAsync(written.SelectMany(write => write.IndexRows), cancellationToken);

        foreach (var write in written)
        {
            await DeleteStaleRowsAsync(write.Row!, cancellationToken);
        }
    }

    public async Task<string?> WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);

        var rows = written is null ? [] : composer.AddressesOf(written, drop.LastModified);

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (standing, claims) = await partition.ReadAllAsync(articleId, cancellationToken);

            if (standing is null)
            {
                await index.DeleteAsync(rows, int.MaxValue, cancellationToken);
                return null;
            }

            if (standing.Blob != drop.Blob || standing.DropVersion > drop.Version)
            {
                if (claims.FirstOrDefault(claim => claim.Blob == drop.Blob && claim.DropVersion <= drop.Version) is not { } own || await partition.TryUnclaimAsync(own, cancellationToken))
                {
                    await ReconcileAsync(standing, rows, cancellationToken);
                    return standing.Blob == drop.Blob ? null : standing.Blob;
                }
            }
            else if (await HeirAsync(claims, cancellationToken) is { } heir)
            {
                if (await TryTakeOverAsync(standing, heir.Claim, heir.Article, claimed: null, Guid.NewGuid().ToString("N"), cancellationToken) is { } write)
                {
                    await IndexAsync(new PlacedRows([], "", [write]), cancellationToken);
                    await index.DeleteAsync(rows.Except(IndexManifest.Read(write.Row!.Manifest)), write.Row.Version, cancellationToken);
                    return heir.Claim.Blob;
                }
            }
            else if (await TryRemoveAsync(standing, rows, cancellationToken))
            {
                return null;
            }
        }

        throw Contended(articleId);
    }

    public async Task<string?> CarrierAsync(string articleId, CancellationToken cancellationToken) => (await partition.FindAsync(articleId, cancellationToken))?.Blob;

    public async Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        if (await partition.FindAsync(articleId, cancellationToken) is not { } row || await documents.FindAsync(row, cancellationToken) is not { } article)
        {
            return null;
        }

        return new StoredArticle { Article = article with { ClusterId = row.ClusterId }, Version = row.Version, Blob = row.Blob, FirstSeen = row.FirstSeen, LastChanged = row.LastChanged };
    }

    public async IAsyncEnumerable<ArticleChange> HistoryAsync(string articleId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in partition.ChangesAsync(articleId, cancellationToken))
        {
            yield return ArticleRowComposer.ToChange(change);
        }
    }

    public Task ForgetChangesAsync(string articleId, DateTimeOffset before, CancellationToken cancellationToken) => partition.ForgetChangesAsync(articleId, before, cancellationToken);

    private async Task<RowWrite> PlaceAsync(Article article, ArticleClaimEntity arriving, CancellationToken cancellationToken)
    {
        var writeId = Guid.NewGuid().ToString("N");
        var (row, indexRows) = composer.Compose(article, arriving, standing: null, change: null, writeId);

        if (await partition.TryAddAsync(row, cancellationToken))
        {
            return new RowWrite(new WriteResult(article.Id, WriteOutcome.Written), row, indexRows);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (standing, claims) = await partition.ReadAsync(article.Id, arriving.Blob, cancellationToken);

            if (standing is not null && WriteDecision.MayFall(ArticleClaims.StandingOf(standing), ArticleClaims.StandingOf(arriving)))
            {
                (standing, claims) = await partition.ReadAllAsync(article.Id, cancellationToken);
            }

            if (await TryPlaceAsync(article, arriving, standing, claims, writeId, cancellationToken) is { } write)
            {
                return write;
            }
        }

        throw Contended(article.Id);
    }

    /// <returns>Null where somebody else has changed the article's rows since they were read.</returns>
    private async Task<RowWrite?> TryPlaceAsync(Article article, ArticleClaimEntity arriving, ArticleEntity? standing, IReadOnlyList<ArticleClaimEntity> claims, string writeId, CancellationToken cancellationToken)
    {
        var plan = WriteDecision.Decide(standing is null ? null : ArticleClaims.StandingOf(standing), [.. claims.Select(ArticleClaims.StandingOf)], ArticleClaims.StandingOf(arriving));

        switch (plan.Action)
        {
            case WriteAction.Add:
                var (row, indexRows) = composer.Compose(article, arriving, standing: null, change: null, writeId);
                return await partition.TryAddAsync(row, cancellationToken) ? new RowWrite(new WriteResult(article.Id, WriteOutcome.Written), row, indexRows) : null;
            case WriteAction.Carry:
                return await TryCarryAsync(article, arriving, standing!, claims, writeId, cancellationToken);
            case WriteAction.Claim when plan.Carrier == ArticleClaims.StandingOf(standing!):
                return await partition.TryClaimAsync(standing!, arriving, writeId, cancellationToken) ? Yielded(article, WriteOutcome.Duplicate) : null;
            case WriteAction.Claim:
                var heir = claims.Single(claim => ArticleClaims.StandingOf(claim) == plan.Carrier);
                var heirs = await documents.GetAsync(heir, cancellationToken);
                var taken = await TryTakeOverAsync(standing!, heir, heirs, claimed: arriving, writeId, cancellationToken);
                return taken is null ? null : taken with { Result = new WriteResult(article.Id, WriteOutcome.Duplicate, heir.Blob) };
            case WriteAction.RepeatCarry:
                return new RowWrite(new WriteResult(article.Id, WriteOutcome.Written, standing!.TakenFrom, IsRepeat: true), standing, composer.IndexRowsOf(article, standing));
            case WriteAction.RepeatClaim:
                // The delivery before may have handed the article over and died: its carrier is settled and indexed once more.
                var carried = await documents.FindAsync(standing!, cancellationToken);
                return new RowWrite(new WriteResult(article.Id, WriteOutcome.Duplicate, standing!.Blob, IsRepeat: true), standing, carried is null ? [] : composer.IndexRowsOf(carried, standing));
            case WriteAction.YieldToNewerVersion:
                return Yielded(article, WriteOutcome.Superseded);
            case WriteAction.YieldToOtherDocument:
                return Yielded(article, WriteOutcome.Duplicate);
            default:
                throw new InvalidOperationException($"'{plan.Action}' is no action of the writer.");
        }
    }

    private async Task<RowWrite?> TryCarryAsync(Article article, ArticleClaimEntity arriving, ArticleEntity standing, IReadOnlyList<ArticleClaimEntity> claims, string writeId, CancellationToken cancellationToken)
    {
        var displaced = standing.Blob == arriving.Blob ? null : ArticleClaims.Of(standing);
        var ownClaim = claims.FirstOrDefault(claim => claim.Blob == arriving.Blob);
        var write = await TryReplaceAsync(standing, arriving, article, displaced, ownClaim, writeId, cancellationToken);
        return write is null ? null : write with { Result = new WriteResult(article.Id, WriteOutcome.Written, write.Row!.TakenFrom) };
    }

    /// <summary>Makes a claim the article.</summary>
    /// <param name="claimed">What the standing version's blob claims from now on; null where it has the article no more.</param>
    private Task<RowWrite?> TryTakeOverAsync(ArticleEntity standing, ArticleClaimEntity heir, Article article, ArticleClaimEntity? claimed, string writeId, CancellationToken cancellationToken) =>
        TryReplaceAsync(standing, heir, article, claimed, unclaimed: heir, writeId, cancellationToken);

    private async Task<RowWrite?> TryReplaceAsync(
        ArticleEntity standing, ArticleClaimEntity next, Article article, ArticleClaimEntity? claimed, ArticleClaimEntity? unclaimed, string writeId, CancellationToken cancellationToken)
    {
        // Where the document is gone, nothing can be said of what changed.
        var before = await documents.FindAsync(standing, cancellationToken);
        var change = before is null ? null : composer.ChangeOf(before, article, standing, next.Blob);
        var (row, indexRows) = composer.Compose(article, next, standing, change, writeId);
        var changeRow = change is { IsEmpty: false } ? ArticleRowComposer.ToRow(article.Id, change) : null;
        if (article.IsRetracted)
        {
            await index.LeaveStoryAsync(standing, cancellationToken);
        }

        return await partition.TryReplaceAsync(row, changeRow, claimed, unclaimed, cancellationToken) ? new RowWrite(new WriteResult(article.Id, WriteOutcome.Written), row, indexRows) : null;
    }

    /// <summary>The claim that takes over, with its article.</summary>
    private async Task<(ArticleClaimEntity Claim, Article Article)?> HeirAsync(IReadOnlyList<ArticleClaimEntity> claims, CancellationToken cancellationToken) =>
        WriteDecision.Best(claims.Select(ArticleClaims.StandingOf)) is { } best && claims.Single(claim => ArticleClaims.StandingOf(claim) == best) is var heir
            ? (heir, await documents.GetAsync(heir, cancellationToken))
            : null;

    /// <summary>The index rows go first: as long as the article row stands, a repeat finds them by its manifest.</summary>
    private async Task<bool> TryRemoveAsync(ArticleEntity standing, IReadOnlyCollection<IndexRow> rows, CancellationToken cancellationToken)
    {
        var all = IndexManifest.Read(standing.Manifest).Union(IndexManifest.Read(standing.StaleRows)).Union(rows);
        await index.DeleteAsync(all, standing.Version + 1, cancellationToken);
        await index.LeaveStoryAsync(standing, cancellationToken);
        return await partition.TryRemoveAsync(standing, cancellationToken);
    }

    /// <summary>Brings the index rows to what the standing version has: what a late writer added goes, what it overwrote comes back.</summary>
    private async Task ReconcileAsync(ArticleEntity standing, IReadOnlyCollection<IndexRow> rows, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            await index.DeleteAsync(rows.Except(IndexManifest.Read(standing.Manifest)), int.MaxValue, cancellationToken);

            if (await documents.FindAsync(standing, cancellationToken) is { } article)
            {
                await index.PutAsync(composer.IndexRowsOf(article, standing), cancellationToken);
            }

            await DeleteStaleRowsAsync(standing, cancellationToken);
            var now = await partition.FindAsync(standing.Id, cancellationToken);

            if (now?.WriteId == standing.WriteId)
            {
                return;
            }

            // Replaced or removed meanwhile, perhaps before its index rows were put back here: they are this call's to clear.
            rows = [.. rows.Union(IndexManifest.Read(standing.Manifest))];

            if (now is null)
            {
                await index.DeleteAsync(rows, int.MaxValue, cancellationToken);
                return;
            }

            standing = now;
        }

        throw Contended(standing.Id);
    }

    private async Task DeleteStaleRowsAsync(ArticleEntity standing, CancellationToken cancellationToken)
    {
        if (standing.StaleRows is { Length: > 0 } stale)
        {
            await index.DeleteAsync(IndexManifest.Read(stale), standing.Version, cancellationToken);
            await partition.ForgetStaleRowsAsync(standing, cancellationToken);
        }
    }

    private static RowWrite Yielded(Article article, WriteOutcome outcome) => new(new WriteResult(article.Id, outcome), Row: null, []);

    private static InvalidOperationException Contended(string articleId) => new($"The row of article {articleId} stayed contended; the delivery will be repeated.");
}
