using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>
/// The rows of one article in the Articles table: the article, the claims of other blobs, the changes. Every change of who carries the article goes under the
/// ETag of the article row in one transaction, so that they follow one another.
/// </summary>
internal sealed class ArticlePartition(StorageClients clients)
{
    /// <summary>Rounds of reading and conditional writing before a delivery is left to be repeated.</summary>
    public const int MaxAttempts = 10;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.ArticlesTable);

    public async Task<ArticleEntity?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(articleId, ArticleKeys.ArticleRow, cancellationToken: cancellationToken);
        return found.HasValue ? ArticleEntity.From(found.Value!) : null;
    }

    /// <summary>The article and the claim of one blob, in one read.</summary>
    public async Task<(ArticleEntity? Standing, IReadOnlyList<ArticleClaimEntity> Claims)> ReadAsync(string articleId, string claimant, CancellationToken cancellationToken) =>
        await ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {articleId} and (RowKey eq {ArticleKeys.ArticleRow} or RowKey eq {ArticleKeys.ClaimRow(claimant)})"), cancellationToken);

    /// <summary>The article and all claims.</summary>
    public async Task<(ArticleEntity? Standing, IReadOnlyList<ArticleClaimEntity> Claims)> ReadAllAsync(string articleId, CancellationToken cancellationToken)
    {
        var (from, to) = ArticleKeys.ClaimRange;
        return await ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {articleId} and (RowKey eq {ArticleKeys.ArticleRow} or (RowKey ge {from} and RowKey lt {to}))"), cancellationToken);
    }

    public async IAsyncEnumerable<ArticleChangeEntity> ChangesAsync(string articleId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = ArticleKeys.ChangeRange;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {articleId} and RowKey ge {from} and RowKey lt {to}");

        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return ArticleChangeEntity.From(row);
        }
    }

    /// <returns>False where the article stands already.</returns>
    public Task<bool> TryAddAsync(ArticleEntity article, CancellationToken cancellationToken) =>
        TryAsync(() => _table.AddEntityAsync(article.ToTableEntity(), cancellationToken));

    /// <summary>Replaces the article row under its ETag, with what else changes.</summary>
    /// <param name="claimed">Becomes a claim.</param>
    /// <param name="unclaimed">Is no claim any more.</param>
    /// <returns>False where somebody else has changed one of the rows.</returns>
    public Task<bool> TryReplaceAsync(ArticleEntity article, ArticleChangeEntity? change, ArticleClaimEntity? claimed, ArticleClaimEntity? unclaimed, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, article.ToTableEntity(), article.ETag) };

        if (change is not null)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, change.ToTableEntity()));
        }

        if (claimed is not null)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, claimed.ToTableEntity()));
        }

        if (unclaimed is not null)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, unclaimed.ToTableEntity(), unclaimed.ETag));
        }

        return TryAsync(() => _table.SubmitTransactionAsync(actions, cancellationToken));
    }

    /// <summary>Adds or replaces a claim, as long as the article row is the one that was read.</summary>
    /// <returns>False where somebody else has changed the article row.</returns>
    public Task<bool> TryClaimAsync(ArticleEntity standing, ArticleClaimEntity claim, string writeId, CancellationToken cancellationToken)
    {
        // Changes nothing that a reader sees, but the ETag: whoever removes the article meanwhile has to look at the claims again.
        var touch = new TableEntity(standing.Id, ArticleKeys.ArticleRow) { [nameof(ArticleEntity.ClaimId)] = writeId };
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateMerge, touch, standing.ETag),
            new(TableTransactionActionType.UpsertReplace, claim.ToTableEntity()),
        ];
        return TryAsync(() => _table.SubmitTransactionAsync(actions, cancellationToken));
    }

    /// <returns>False where somebody else has changed or taken the claim.</returns>
    public Task<bool> TryUnclaimAsync(ArticleClaimEntity claim, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            // The SDK counts 404 as deleted; here it means that the claim has been taken.
            var response = await _table.DeleteEntityAsync(claim.ArticleId, ArticleKeys.ClaimRow(claim.Blob), claim.ETag, cancellationToken);
            return response.Status == 404 ? throw new RequestFailedException(response) : response;
        });

    /// <summary>Deletes the changes that were made before an instant.</summary>
    public async Task ForgetChangesAsync(string articleId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var change in ChangesAsync(articleId, cancellationToken))
        {
            if (change.At < before)
            {
                await _table.DeleteEntityAsync(articleId, ArticleKeys.ChangeRow(change.Version), ETag.All, cancellationToken);
            }
        }
    }

    /// <summary>Removes the article row under its ETag, and the changes with it.</summary>
    /// <returns>False where somebody else has changed the row.</returns>
    public async Task<bool> TryRemoveAsync(ArticleEntity standing, CancellationToken cancellationToken)
    {
        // The changes first: while the article stands, a repeat finds what is left of them.
        await ForgetChangesAsync(standing.Id, DateTimeOffset.MaxValue, cancellationToken);
        return await TryAsync(() => _table.DeleteEntityAsync(standing.Id, ArticleKeys.ArticleRow, standing.ETag, cancellationToken));
    }

    /// <summary>
    /// Changes the row's ETag and no column: whoever is about to remove the article, and deleted its index rows before they were put back, has to look again.
    /// </summary>
    /// <returns>False where somebody else has changed the row.</returns>
    public Task<bool> TryTouchAsync(ArticleEntity standing, CancellationToken cancellationToken) =>
        TryMergeAsync(new TableEntity(standing.Id, ArticleKeys.ArticleRow), standing.ETag, cancellationToken);

    /// <summary>
    /// Notes that what a version left to be done is done: without this, the stale rows of all versions would pile up in the row, and be deleted again by every further one.
    /// Changes the row's ETag in any case, see <see cref="TryTouchAsync"/>.
    /// </summary>
    /// <param name="isSettled">Whether the ledger knows of the blobs that lost the article, too.</param>
    /// <returns>False where another version stands now, or the article is removed: whoever did that goes on with what was left.</returns>
    public async Task<bool> TryCompleteAsync(ArticleEntity written, bool isSettled, CancellationToken cancellationToken)
    {
        if (await FindAsync(written.Id, cancellationToken) is not { } standing || standing.WriteId != written.WriteId)
        {
            return false;
        }

        return standing.Completed(isSettled) is { } change ? await TryMergeAsync(change, standing.ETag, cancellationToken) : await TryTouchAsync(standing, cancellationToken);
    }

    public static InvalidOperationException Contended(string articleId) => new($"The row of article {articleId} stayed contended; the delivery will be repeated.");

    private async Task<(ArticleEntity? Standing, IReadOnlyList<ArticleClaimEntity> Claims)> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        ArticleEntity? standing = null;
        var claims = new List<ArticleClaimEntity>();

        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == ArticleKeys.ArticleRow)
            {
                standing = ArticleEntity.From(row);
            }
            else
            {
                claims.Add(ArticleClaimEntity.From(row));
            }
        }

        return (standing, claims);
    }

    private Task<bool> TryMergeAsync(TableEntity change, ETag etag, CancellationToken cancellationToken) =>
        TryAsync(() => _table.UpdateEntityAsync(change, etag, TableUpdateMode.Merge, cancellationToken));

    private static async Task<bool> TryAsync<T>(Func<Task<T>> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
