using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>Ends batches and drops in the ledger, and puts the tables right where the ledger says that others came between.</summary>
public sealed class DropFinisher(DropLedger dropLedger, IArticleStore store, CarrierLedger carriers)
{
    /// <param name="written">The batch's articles as they were written.</param>
    public async Task<Finish> FinishAsync(DropRef drop, BatchOutcome outcome, IReadOnlyList<Article> written, CancellationToken cancellationToken)
    {
        var finish = await dropLedger.FinishBatchAsync(
            drop,
            outcome,
            (articleIds, token) => carriers.CarriedAsync(drop.Blob, articleIds, token),
            token => RemoveDroppedAsync(drop, outcome, token),
            cancellationToken);

        switch (finish)
        {
            case Finish.NotCurrent:
                await WithdrawAsync(drop, written, cancellationToken);
                break;
            case Finish.Disowned:
                await WithdrawDisownedAsync(drop, written, cancellationToken);
                break;
            case Finish.Repeated:
            case Finish.Moved:
                await ReconcileAsync(drop, written, cancellationToken);
                break;
        }

        return finish;
    }

    /// <summary>Ends a batch that is given up: what an attempt has written of it goes, unless one of them has ended the batch before.</summary>
    /// <param name="outcome">Has no articles.</param>
    public async Task GiveUpAsync(DropRef drop, BatchOutcome outcome, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        // The ledger first: an attempt that still runs finds the batch ended, and takes back what it writes after this.
        if (await FinishAsync(drop, outcome, articles, cancellationToken) != Finish.NotCurrent)
        {
            await WithdrawDisownedAsync(drop, articles, cancellationToken);
        }
    }

    /// <summary>Says into how many batches a drop was cut, once all of them are sent.</summary>
    public Task SetBatchCountAsync(DropRef drop, int batchCount, CancellationToken cancellationToken) =>
        dropLedger.SetBatchCountAsync(drop, batchCount, token => RemoveDroppedAsync(drop, outcome: null, token), cancellationToken);

    /// <summary>Takes an article of a drop out of the tables, or gives it to the next blob that has it.</summary>
    public async Task WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        var moved = await store.WithdrawAsync(drop, articleId, written, cancellationToken);

        // The drop's own entry does not have the article any more, and may be about to be written: it must not change beneath that.
        foreach (var blob in moved.Where(blob => blob != drop.Blob))
        {
            await carriers.SettleAsync(blob, [articleId], cancellationToken);
        }
    }

    /// <summary>The new version of a drop may lack an article of the old one, or its article may have another canonical URL now.</summary>
    private async Task RemoveDroppedAsync(DropRef drop, BatchOutcome? outcome, CancellationToken cancellationToken)
    {
        foreach (var articleId in await dropLedger.DroppedArticlesAsync(drop, cancellationToken))
        {
            if (outcome?.ArticleIds.Contains(articleId) != true)
            {
                await WithdrawAsync(drop with { Version = drop.Version - 1 }, articleId, written: null, cancellationToken);
            }
        }
    }

    private async Task WithdrawAsync(DropRef drop, IEnumerable<Article> written, CancellationToken cancellationToken)
    {
        foreach (var article in written)
        {
            await WithdrawAsync(drop, article.Id, article, cancellationToken);
        }
    }

    /// <summary>Takes back the articles that no finished batch of the drop has; of the others the index rows may be late.</summary>
    private async Task WithdrawDisownedAsync(DropRef drop, IReadOnlyList<Article> written, CancellationToken cancellationToken)
    {
        var owned = await dropLedger.ArticlesAsync(drop, cancellationToken);
        await WithdrawAsync(drop, written.Where(article => !owned.Contains(article.Id)), cancellationToken);
        await ReconcileAsync(drop, written.Where(article => owned.Contains(article.Id)), cancellationToken);
    }

    private async Task ReconcileAsync(DropRef drop, IEnumerable<Article> written, CancellationToken cancellationToken)
    {
        foreach (var article in written)
        {
            await store.ReconcileAsync(drop, article, cancellationToken);
        }
    }
}
