using Ingest.Core.Articles;
using Ingest.Core.Batches;

namespace Ingest.Core.Writing;

/// <summary>The article tables and document blobs. Every call is safe to repeat.</summary>
public interface IArticleStore
{
    /// <summary>Fingerprint of how records become rows: schema, shards, limits.</summary>
    string Version { get; }

    /// <summary>Writes documents and article rows of one batch; <see cref="WriteDecision"/> says who carries each article.</summary>
    Task<PlacedBatch> PlaceAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken);

    /// <summary>
    /// Brings the index rows to what was placed. The ledger must know of every article that moved before (<see cref="WriteResult.Moved"/>): a writer
    /// that was held up before its index rows learns there that it has lost, and takes them back.
    /// </summary>
    Task IndexAsync(PlacedBatch placed, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back what a drop wrote. Where it carries the article, with no newer version, the best claim of another blob takes over, or the article is removed with all
    /// its index rows; else only what the drop left beside the standing version goes.
    /// </summary>
    /// <param name="written">The article as the drop wrote it, where that is known.</param>
    /// <returns>The blobs that won or lost the article, whose ledger entries are to be settled.</returns>
    Task<IReadOnlyList<string>> WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken);

    /// <summary>Brings the index rows that a drop may have written for an article, early or late, to the version that stands.</summary>
    /// <param name="written">The article as the drop has it.</param>
    Task ReconcileAsync(DropRef drop, Article written, CancellationToken cancellationToken);

    /// <summary>
    /// Says in an article's row that another article stands for it, or that it stands for itself again. One that another stands for is found under no entity and no
    /// speaker, and does not count as carried. What is left to do is as after <see cref="PlaceAsync"/>: the ledger, then <see cref="IndexAsync"/>.
    /// </summary>
    /// <param name="fingerprint">Of the text that the two have in common.</param>
    /// <param name="duplicateOf">Id of the article that stands for it; null where it stands for itself.</param>
    /// <returns>Null where the article is gone, or has another text now.</returns>
    Task<PlacedBatch?> StandAsideAsync(string articleId, string? fingerprint, string? duplicateOf, CancellationToken cancellationToken);

    /// <returns>The blob that carries the article; null where there is no such article, or another one stands for it.</returns>
    Task<string?> CarrierAsync(string articleId, CancellationToken cancellationToken);

    /// <returns>The article from its document blob, or null.</returns>
    Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>What changed in the article since it was first seen, newest first.</summary>
    IAsyncEnumerable<ArticleChange> HistoryAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>Deletes the changes of an article that were made before an instant.</summary>
    Task ForgetChangesAsync(string articleId, DateTimeOffset before, CancellationToken cancellationToken);
}
