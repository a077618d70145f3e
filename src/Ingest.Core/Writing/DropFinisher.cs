using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;

namespace Ingest.Core.Writing;

/// <summary>Ends batches and drops in the ledger, and puts the tables right where the ledger says that a drop has moved on.</summary>
public sealed class DropFinisher(DropLedger dropLedger, IArticleStore store, CarrierLedger carriers)
{
    /// <param name="written">The batch's articles as they were written.</param>
    /// <returns><see cref="Finish.Contested"/> where the batch must be written again, to see who carries its articles.</returns>
    public async Task<Finish> FinishAsync(DropRef drop, BatchOutcome outcome, IReadOnlyList<Article> written, CancellationToken cancellationToken)
    {
        var finish = await dropLedger.FinishBatchAsync(drop, outcome, token => RemoveDroppedAsync(drop, outcome, token), cancellationToken);

        switch (finish)
        {
            case Finish.NotCurrent:
                await WithdrawAsync(drop, written, cancellationToken);
                break;
            case Finish.Disowned:
                var owned = await dropLedger.ArticlesAsync(drop, cancellationToken);
                await WithdrawAsync(drop, written.Where(article => !owned.Contains(article.Id)), cancellationToken);
                break;
            case Finish.Repeated:
            case Finish.Contested:
                await TakeBackIndexRowsAsync(drop, written, cancellationToken);
                break;
        }

        return finish;
    }

    /// <summary>Says into how many batches a drop was cut, once all of them are sent.</summary>
    public Task SetBatchCountAsync(DropRef drop, int batchCount, CancellationToken cancellationToken) =>
        dropLedger.SetBatchCountAsync(drop, batchCount, token => RemoveDroppedAsync(drop, outcome: null, token), cancellationToken);

    /// <summary>Takes an article of a drop out of the tables, or gives it to the next blob that has it.</summary>
    public async Task WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        if (await store.WithdrawAsync(drop, articleId, written, cancellationToken) is { } carrier)
        {
            await carriers.SettleAsync(carrier, [articleId], cancellationToken);
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

    /// <summary>Version 0 owns nothing: only the index rows are brought to the standing article. The ledger knows; else two contested drops would contest each other for ever.</summary>
    private async Task TakeBackIndexRowsAsync(DropRef drop, IEnumerable<Article> written, CancellationToken cancellationToken)
    {
        foreach (var article in written)
        {
            await store.WithdrawAsync(drop with { Version = 0 }, article.Id, article, cancellationToken);
        }
    }
}
