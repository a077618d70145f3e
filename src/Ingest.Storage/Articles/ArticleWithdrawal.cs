using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>Takes back what a drop wrote of an article: the best claim of another blob takes over, or the article goes with all its rows.</summary>
internal sealed class ArticleWithdrawal(ArticlePartition partition, ArticleDocuments documents, ArticlePlacement placement, ArticleIndex index)
{
    /// <param name="touched">Index rows that the drop may have written for the article.</param>
    /// <returns>The blobs that won or lost the article.</returns>
    public async Task<IReadOnlyList<string>> WithdrawAsync(DropRef drop, string articleId, IReadOnlyCollection<IndexRow> touched, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < ArticlePartition.MaxAttempts; attempt++)
        {
            var (standing, claims) = await partition.ReadAllAsync(articleId, cancellationToken);

            if (standing is null || standing.Blob != drop.Blob || standing.DropVersion > drop.Version)
            {
                if (claims.FirstOrDefault(claim => claim.Blob == drop.Blob && claim.DropVersion <= drop.Version) is not { } own || await partition.TryUnclaimAsync(own, cancellationToken))
                {
                    return await LeaveAsync(drop, articleId, standing, touched, cancellationToken);
                }
            }
            else if (await HeirAsync(claims, cancellationToken) is { } heir)
            {
                if (await placement.TryHandOverAsync(standing, heir.Claim, heir.Article, cancellationToken) is { } write)
                {
                    await index.FollowAsync(write, touched, cancellationToken);
                    return write.Result.Moved;
                }
            }
            else
            {
                // The index rows go first: as long as the article row stands, a repeat finds them by its manifest.
                touched = await index.RemoveAsync(standing, touched, cancellationToken);

                if (await partition.TryRemoveAsync(standing, cancellationToken))
                {
                    return [];
                }
            }
        }

        throw ArticlePartition.Contended(articleId);
    }

    /// <summary>The article is not the drop's any more, or never was: only what the drop left beside the standing version goes.</summary>
    private async Task<IReadOnlyList<string>> LeaveAsync(DropRef drop, string articleId, ArticleEntity? standing, IReadOnlyCollection<IndexRow> touched, CancellationToken cancellationToken)
    {
        if (standing is not null && standing.Blob != drop.Blob && ArticleRowComposer.TakenFrom(standing).Contains(drop.Blob))
        {
            // An earlier attempt may have handed the article over and died.
            var write = await placement.StandingAsync(standing, drop.Blob, cancellationToken);
            await index.FollowAsync(write, touched, cancellationToken);
            return write.Result.Moved;
        }

        if (touched.Count > 0)
        {
            await index.ReconcileAsync(articleId, touched, cancellationToken);
        }

        return standing is null || standing.Blob == drop.Blob ? [] : [standing.Blob];
    }

    /// <summary>The claim that takes over, with its article.</summary>
    private async Task<(ArticleClaimEntity Claim, Article Article)?> HeirAsync(IReadOnlyList<ArticleClaimEntity> claims, CancellationToken cancellationToken) =>
        WriteDecision.Best(claims.Select(ArticleClaims.StandingOf)) is { } best && claims.Single(claim => ArticleClaims.StandingOf(claim) == best) is var heir
            ? (heir, await documents.GetAsync(heir, cancellationToken))
            : null;
}
