using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Reingestion;

/// <summary>Takes the articles of a deleted blob out of the tables, or gives them to the next blob that has them; a tombstone stays in the ledger.</summary>
public sealed class DropRemover(IDropContainer drops, ILedger ledger, DropFinisher finisher, TimeProvider time, IOptions<SweepOptions> options)
{
    public async Task RemoveAsync(string blob, CancellationToken cancellationToken)
    {
        // The entry is read before the container is asked: a blob that is dropped again meanwhile changes the entry, and the write below fails.
        if (await ledger.FindAsync(blob, cancellationToken) is not { State: not DropState.Deleted } entry || await drops.FindAsync(blob, cancellationToken) is not null)
        {
            return;
        }

        // The entry first: a batch that is still on its way finds the drop gone and takes back what it wrote.
        // Where somebody else has changed the entry meanwhile, the next sweep sees what is to be done.
        if (await ledger.TryReplaceAsync(entry with { State = DropState.Deleting, UpdatedAt = time.GetUtcNow() }, [], cancellationToken) is not { } deleting)
        {
            return;
        }

        if (!options.Value.KeepArticlesOfDeletedDrops)
        {
            await WithdrawAllAsync(entry, cancellationToken);
            deleting = deleting with { Articles = 0, Duplicates = 0 };
        }

        // Only now: a removal that dies before this is taken up by the next sweep.
        await ledger.TryReplaceAsync(deleting with { State = DropState.Deleted, UpdatedAt = time.GetUtcNow() }, [], cancellationToken);
    }

    private async Task WithdrawAllAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var withdrawn = new HashSet<string>(StringComparer.Ordinal);

        await foreach (var batch in ledger.BatchesAsync(entry.Blob, cancellationToken))
        {
            foreach (var articleId in batch.Outcome.ArticleIds.Where(withdrawn.Add))
            {
                await finisher.WithdrawAsync(entry.ToRef(), articleId, written: null, cancellationToken);
            }
        }
    }
}
