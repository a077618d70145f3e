using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>Claims between their forms: what stands as an article, what would, and what the decision compares.</summary>
internal static class ArticleClaims
{
    public static ArticleStanding StandingOf(ArticleEntity row) => new(row.Blob, row.DropVersion, row.Precedence, row.ContentHash);

    public static ArticleStanding StandingOf(ArticleClaimEntity claim) => new(claim.Blob, claim.DropVersion, claim.Precedence, claim.ContentHash);

    /// <summary>The arriving version of an article.</summary>
    public static ArticleClaimEntity Of(Article article, DropRef drop, ArticleDocument document) => new()
    {
        ArticleId = article.Id,
        Blob = drop.Blob,
        DropVersion = drop.Version,
        DropLastModified = drop.LastModified,
        Precedence = WriteDecision.Precedence(article, drop),
        ContentHash = document.Sha256,
        DocumentBlob = document.Blob,
        DocumentOffset = document.Offset,
        DocumentLength = document.Length,
    };

    /// <summary>What stands as the article, to go on as a claim.</summary>
    public static ArticleClaimEntity Of(ArticleEntity row) => new()
    {
        ArticleId = row.Id,
        Blob = row.Blob,
        DropVersion = row.DropVersion,
        DropLastModified = row.DropLastModified,
        Precedence = row.Precedence,
        ContentHash = row.ContentHash,
        DocumentBlob = row.DocumentBlob,
        DocumentOffset = row.DocumentOffset,
        DocumentLength = row.DocumentLength,
    };
}
