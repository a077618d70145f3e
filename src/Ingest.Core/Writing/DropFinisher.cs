using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>Ends batches and drops in the ledger, and puts the tables right where the ledger says that a drop has moved on.</summary>
public sealed class DropFinisher(DropLedger dropLedger, IArticleStore store)
{
    /// <param name="written">The batch's articles as they were written.</param>
    public async Task FinishAsync(DropRef drop, BatchOutcome outcome, IReadOnlyList<Article> written, CancellationToken cancellationToken)
    {
        switch (await dropLedger.FinishBatchAsync(drop, outcome, token => RemoveDroppedAsync(drop, outcome, token), cancellationToken))
        {
            case Finish.NotCurrent:
                await WithdrawAsync(drop, written, cancellationToken);
                break;
            case Finish.Contested:
                // Version 0 owns nothing: only index rows that the standing article lacks are taken back.
                await WithdrawAsync(drop with { Version = 0 }, written, cancellationToken);
                throw new InvalidOperationException($"Another drop took over an article of '{drop.Blob}' meanwhile; the delivery is repeated to see which.");
        }
    }

    /// <summary>Says into how many batches a drop was cut, once all of them are sent.</summary>
    public Task SetBatchCountAsync(DropRef drop, int batchCount, CancellationToken cancellationToken) =>
        dropLedger.SetBatchCountAsync(drop, batchCount, token => RemoveDroppedAsync(drop, outcome: null, token), cancellationToken);

    /// <summary>The new version of a drop may lack an article of the old one, or its article may have another canonical URL now.</summary>
    private async Task RemoveDroppedAsync(DropRef drop, BatchOutcome? outcome, CancellationToken cancellationToken)
    {
        foreach (var articleId in await dropLedger.DroppedArticlesAsync(drop, cancellationToken))
        {
            if (outcome?.ArticleIds.Contains(articleId) != true)
            {
                await store.WithdrawAsync(drop with { Version = drop.Version - 1 }, articleId, written: null, cancellationToken);
            }
        }
    }

    private async Task WithdrawAsync(DropRef drop, IReadOnlyList<Article> written, CancellationToken cancellationToken)
    {
        foreach (var article in written)
        {
            await store.WithdrawAsync(drop, article.Id, article, cancellationToken);
        }
    }
}
