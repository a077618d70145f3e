using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Core.Writing;
using Ingest.Tables;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>Puts a version of an article where <see cref="WriteDecision"/> says that it belongs: it becomes the article, or a claim, or nothing.</summary>
internal sealed class ArticlePlacement(ArticlePartition partition, ArticleDocuments documents, ArticleRowComposer composer)
{
    public async Task<RowWrite> PlaceAsync(Article article, ArticleClaimEntity arriving, CancellationToken cancellationToken)
    {
        var writeId = Guid.NewGuid().ToString("N");

        // Most articles are new, and nothing has to be read for them.
        if (await TryAddAsync(article, arriving, writeId, cancellationToken) is { } added)
        {
            return added;
        }

        for (var attempt = 0; attempt < ArticlePartition.MaxAttempts; attempt++)
        {
            var (standing, claims) = await partition.ReadAsync(article.Id, arriving.Blob, cancellationToken);

            if (standing is not null && WriteDecision.MayFall(ArticleClaims.StandingOf(standing), ArticleClaims.StandingOf(arriving)))
            {
                (standing, claims) = await partition.ReadAllAsync(article.Id, cancellationToken);
            }

            var write = standing is null
                ? await TryAddAsync(article, arriving, writeId, cancellationToken)
                : await TryPlaceAsync(article, arriving, standing, claims, writeId, cancellationToken);

            if (write is not null)
            {
                return write;
            }
        }

        throw ArticlePartition.Contended(article.Id);
    }

    /// <summary>Makes a claim the article, in the place of a version that goes.</summary>
    /// <returns>Null where somebody else has changed the article's rows since they were read.</returns>
    public Task<RowWrite?> TryHandOverAsync(ArticleEntity standing, ArticleClaimEntity heir, Article article, CancellationToken cancellationToken) =>
        TryReplaceAsync(standing, heir, article, standing.Blob, claimed: null, unclaimed: heir, Guid.NewGuid().ToString("N"), cancellationToken);

    /// <summary>A version that stands, to be indexed once more, by a blob that may have been the one that put it there.</summary>
    public async Task<RowWrite> StandingAsync(ArticleEntity standing, string by, CancellationToken cancellationToken)
    {
        var article = await documents.FindAsync(standing, cancellationToken);
        return Write(standing, article is null ? [] : composer.IndexRowsOf(article, standing), by);
    }

    /// <summary>Says of a version that stands whether another article stands for it. Its row in the list is left to the search for copies, which ends with it.</summary>
    /// <returns>Null where the article is gone, has another text, or has no record.</returns>
    public async Task<RowWrite?> StandAsideAsync(string articleId, string? fingerprint, string? duplicateOf, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < ArticlePartition.MaxAttempts; attempt++)
        {
            if (await partition.FindAsync(articleId, cancellationToken) is not { } standing || standing.Fingerprint != fingerprint || await documents.FindAsync(standing, cancellationToken) is not { } article)
            {
                return null;
            }

            if (standing.DuplicateOf == duplicateOf)
            {
                // An earlier attempt may have died before the ledger was told, or before the index rows.
                return WithoutList(Write(standing, composer.IndexRowsOf(article, standing), standing.Blob));
            }

            var (row, indexRows) = composer.Compose(article, ArticleClaims.Of(standing), standing, change: null, duplicateOf, Guid.NewGuid().ToString("N"));

            if (await partition.TryReplaceAsync(row, change: null, claimed: null, unclaimed: null, cancellationToken))
            {
                return WithoutList(Write(row, indexRows, row.Blob));
            }
        }

        throw ArticlePartition.Contended(articleId);
    }

    private static RowWrite WithoutList(RowWrite write) => write with { IndexRows = [.. write.IndexRows.Where(item => item.Table != StorageNames.ArticlesByDateTable)] };

    private async Task<RowWrite?> TryAddAsync(Article article, ArticleClaimEntity arriving, string writeId, CancellationToken cancellationToken)
    {
        var (row, indexRows) = composer.Compose(article, arriving, standing: null, change: null, duplicateOf: null, writeId);
        return await partition.TryAddAsync(row, cancellationToken) ? Write(row, indexRows, arriving.Blob) : null;
    }

    private async Task<RowWrite?> TryPlaceAsync(Article article, ArticleClaimEntity arriving, ArticleEntity standing, IReadOnlyList<ArticleClaimEntity> claims, string writeId, CancellationToken cancellationToken)
    {
        var plan = WriteDecision.Decide(ArticleClaims.StandingOf(standing), [.. claims.Select(ArticleClaims.StandingOf)], ArticleClaims.StandingOf(arriving));

        switch (plan.Action)
        {
            case WriteAction.Carry:
                var displaced = standing.Blob == arriving.Blob ? null : ArticleClaims.Of(standing);
                var ownClaim = claims.FirstOrDefault(claim => claim.Blob == arriving.Blob);
                return await TryReplaceAsync(standing, arriving, article, arriving.Blob, displaced, ownClaim, writeId, cancellationToken);
            case WriteAction.Claim when plan.Carrier == ArticleClaims.StandingOf(standing):
                return await partition.TryClaimAsync(standing, arriving, writeId, cancellationToken) ? Yielded(article, WriteOutcome.Duplicate) : null;
            case WriteAction.Claim:
                var heir = claims.Single(claim => ArticleClaims.StandingOf(claim) == plan.Carrier);
                var heirs = await documents.GetAsync(heir, cancellationToken);
                return await TryReplaceAsync(standing, heir, heirs, arriving.Blob, claimed: arriving, unclaimed: heir, writeId, cancellationToken);
            case WriteAction.RepeatCarry:
                return Write(standing, composer.IndexRowsOf(article, standing), arriving.Blob);
            case WriteAction.RepeatClaim when ArticleRowComposer.TakenFrom(standing).Contains(arriving.Blob):
                // The delivery before may have handed the article over and died: its carrier is settled and indexed once more.
                return await StandingAsync(standing, arriving.Blob, cancellationToken);
            case WriteAction.RepeatClaim or WriteAction.YieldToOtherDocument:
                return Yielded(article, WriteOutcome.Duplicate);
            case WriteAction.YieldToNewerVersion:
                return Yielded(article, WriteOutcome.Superseded);
            default:
                throw new InvalidOperationException($"'{plan.Action}' is no action of the writer.");
        }
    }

    /// <param name="by">The blob whose version it is, or whose fall gives the article to another.</param>
    /// <param name="claimed">Becomes a claim.</param>
    /// <param name="unclaimed">Is no claim any more.</param>
    private async Task<RowWrite?> TryReplaceAsync(
        ArticleEntity standing, ArticleClaimEntity next, Article article, string by, ArticleClaimEntity? claimed, ArticleClaimEntity? unclaimed, string writeId, CancellationToken cancellationToken)
    {
        // Where the document is gone, nothing can be said of what changed.
        var before = await documents.FindAsync(standing, cancellationToken);
        var change = before is null ? null : composer.ChangeOf(before, article, standing, next.Blob);
        var duplicateOf = article.Fingerprint == standing.Fingerprint ? standing.DuplicateOf : null;
        var (row, indexRows) = composer.Compose(article, next, standing, change, duplicateOf, writeId);
        var changeRow = change is { IsEmpty: false } ? ArticleRowComposer.ToRow(article.Id, change) : null;
        return await partition.TryReplaceAsync(row, changeRow, claimed, unclaimed, cancellationToken) ? Write(row, indexRows, by) : null;
    }

    private static RowWrite Write(ArticleEntity row, IReadOnlyList<(string Table, ITableEntity Row)> indexRows, string by)
    {
        var carries = row.Blob == by;
        var moved = ArticleRowComposer.TakenFrom(row);
        return new RowWrite(new WriteResult(row.Id, carries && row.DuplicateOf is null ? WriteOutcome.Written : WriteOutcome.Duplicate) { Moved = carries ? moved : [.. moved.Append(row.Blob).Distinct()] }, row, indexRows);
    }

    private static RowWrite Yielded(Article article, WriteOutcome outcome) => new(new WriteResult(article.Id, outcome), Row: null, []);
}
