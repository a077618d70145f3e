using Ingest.Core.Articles;
using Ingest.Core.Batches;

namespace Ingest.Core.Writing;

/// <summary>The article tables and document blobs. Every call is safe to repeat.</summary>
public interface IArticleStore
{
    /// <summary>Writes documents, article rows and index rows of one batch; <see cref="WriteDecision"/> says whose version wins.</summary>
    /// <returns>One result an article, in their order.</returns>
    Task<IReadOnlyList<WriteResult>> WriteAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back what a drop wrote: removes the article with all its index rows where it stands on this blob and no newer version
    /// of it, else removes only the index rows that the standing version does not have.
    /// </summary>
    /// <param name="written">The article as the drop wrote it, where that is known.</param>
    Task WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken);

    /// <returns>The article from its document blob, or null.</returns>
    Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken);
}
