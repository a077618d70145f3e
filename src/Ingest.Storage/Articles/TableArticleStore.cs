using Azure;
using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Articles;

/// <summary>
/// The article tables. The order of writes keeps every crash repairable: the document first, then the article row, which lists all
/// index rows that may exist (its manifest, and the stale ones of the version before), then the index rows, then the stale ones' deletion.
/// </summary>
public sealed class TableArticleStore(StorageClients clients, ArticleDocuments documents, TimeProvider time, IOptions<ArticleTableOptions> options) : IArticleStore
{
    private const int Concurrency = 8;
    private const int MaxAttempts = 10;

    // The table service's earliest instant is 1601-01-01; a date before that, or far ahead, is an error of its source.
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TableClient table = clients.Tables.GetTableClient(StorageNames.ArticlesTable);
    private readonly IndexRowStore index = new(clients, options.Value.ShardCount);

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);

        var stored = await documents.PutAsync(drop, batch, articles, cancellationToken);
        var writes = new RowWrite[articles.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, writes.Length, parallel, async (i, token) => writes[i] = await WriteRowAsync(drop, articles[i], stored[i], token));

        // Of two documents with one URL the later write has the index rows; the earlier one's are stale to it.
        var written = writes.Where(write => write.Row is not null).GroupBy(write => write.Row!.Id).Select(same => same.MaxBy(write => write.Row!.Version)!).ToArray();
        await index.PutAsync(written.SelectMany(write => write.IndexRows), cancellationToken);

        foreach (var write in written.Where(write => write.Row!.StaleRows is not null))
        {
            await index.DeleteAsync(IndexManifest.Read(write.Row!.StaleRows), write.Row.Version, cancellationToken);
            await ForgetStaleRowsAsync(write.Row, cancellationToken);
        }

        return [.. writes.Select((write, i) => new WriteResult(articles[i].Id, write.Outcome, write.Row?.TakenFrom))];
    }

    public async Task WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);

        var standing = await FindRowAsync(articleId, cancellationToken);
        var rows = written is null ? [] : AddressesOf(IndexRows.Of(written, DateOf(written, drop), version: 0, options.Value));

        if (standing is null)
        {
            await index.DeleteAsync(rows, int.MaxValue, cancellationToken);
        }
        else if (standing.Blob == drop.Blob && standing.DropVersion <= drop.Version)
        {
            await RemoveAsync(standing, rows, cancellationToken);
        }
        else
        {
            await ReconcileAsync(standing, rows, cancellationToken);
        }
    }

    public async Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(articleId, cancellationToken) is not { } row || await DocumentOfAsync(row, cancellationToken) is not { } article)
        {
            return null;
        }

        return new StoredArticle { Article = article, Version = row.Version, Blob = row.Blob, FirstSeen = row.FirstSeen, LastChanged = row.LastChanged };
    }

    private async Task<RowWrite> WriteRowAsync(DropRef drop, Article article, ArticleDocument document, CancellationToken cancellationToken)
    {
        var arriving = new ArticleStanding(drop.Blob, drop.Version, WriteDecision.Precedence(article, drop), document.Sha256);
        var writeId = Guid.NewGuid().ToString("N");
        ArticleEntity? standing = null;

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var action = WriteDecision.Decide(standing is null ? null : StandingOf(standing), arriving);

            switch (action)
            {
                case WriteAction.YieldToNewerVersion:
                    return RowWrite.Yielded(WriteOutcome.Superseded);
                case WriteAction.YieldToOtherDocument:
                    return RowWrite.Yielded(WriteOutcome.Duplicate);
                case WriteAction.Repeat:
                    return new RowWrite(WriteOutcome.Written, standing, IndexRows.Of(article, standing!.Date, standing.Version, options.Value));
            }

            var write = Compose(drop, article, document, arriving, standing, writeId);

            if (await TryWriteAsync(write.Row!, isNew: standing is null, cancellationToken))
            {
                return write;
            }

            standing = await FindRowAsync(article.Id, cancellationToken);

            if (standing?.WriteId == writeId)
            {
                // The SDK repeated a write that had taken effect: this row is our own.
                return write;
            }
        }

        throw new InvalidOperationException($"The row of article {article.Id} stayed contended; the delivery will be repeated.");
    }

    private RowWrite Compose(DropRef drop, Article article, ArticleDocument document, ArticleStanding arriving, ArticleEntity? standing, string writeId)
    {
        var now = time.GetUtcNow();
        var date = DateOf(article, drop);
        var version = (standing?.Version ?? 0) + 1;
        var indexRows = IndexRows.Of(article, date, version, options.Value);
        var addresses = AddressesOf(indexRows);
        var stale = standing is null ? [] : IndexManifest.Read(standing.Manifest).Union(IndexManifest.Read(standing.StaleRows)).Except(addresses).ToArray();
        var row = ArticleMapping.ToRow(article, new ArticleRowState
        {
            ETag = standing?.ETag ?? default,
            Version = version,
            Date = date,
            Standing = arriving,
            Document = document,
            Manifest = IndexManifest.Write(addresses),
            StaleRows = stale.Length > 0 ? IndexManifest.Write(stale) : null,
            TakenFrom = standing is not null && standing.Blob != drop.Blob ? standing.Blob : null,
            FirstSeen = standing?.FirstSeen ?? now,
            LastChanged = now,
            WriteId = writeId,
        });
        return new RowWrite(WriteOutcome.Written, row, indexRows);
    }

    private async Task<bool> TryWriteAsync(ArticleEntity row, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            var entity = row.ToTableEntity();
            _ = isNew
                ? await table.AddEntityAsync(entity, cancellationToken)
                : await table.UpdateEntityAsync(entity, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Without this, the stale rows of all versions would pile up in the row, and be deleted again by every further one.</summary>
    private async Task ForgetStaleRowsAsync(ArticleEntity written, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(written.Id, cancellationToken) is not { } standing || standing.WriteId != written.WriteId)
        {
            return;
        }

        try
        {
            await table.UpdateEntityAsync(standing.WithoutStaleRows(), standing.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Replaced or removed since it was read: whoever did that goes on with its stale rows.
        }
    }

    /// <summary>The index rows go first: as long as the article row stands, a repeat finds them by its manifest.</summary>
    private async Task RemoveAsync(ArticleEntity standing, IReadOnlyCollection<IndexRow> rows, CancellationToken cancellationToken)
    {
        var all = IndexManifest.Read(standing.Manifest).Union(IndexManifest.Read(standing.StaleRows)).Union(rows);
        await index.DeleteAsync(all, standing.Version + 1, cancellationToken);

        try
        {
            await table.DeleteEntityAsync(standing.Id, ArticleKeys.ArticleRow, standing.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Gone already, or written anew meanwhile: its writer puts its index rows itself, after this.
            if (await FindRowAsync(standing.Id, cancellationToken) is { } anew)
            {
                await ReconcileAsync(anew, [], cancellationToken);
            }
        }
    }

    /// <summary>Brings the index rows to what the standing version has: what a late writer added goes, what it overwrote comes back.</summary>
    private async Task ReconcileAsync(ArticleEntity standing, IReadOnlyCollection<IndexRow> rows, CancellationToken cancellationToken)
    {
        await index.DeleteAsync(rows.Except(IndexManifest.Read(standing.Manifest)), int.MaxValue, cancellationToken);

        if (await DocumentOfAsync(standing, cancellationToken) is { } article)
        {
            await index.PutAsync(IndexRows.Of(article, standing.Date, standing.Version, options.Value), cancellationToken);
        }
    }

    private Task<Article?> DocumentOfAsync(ArticleEntity row, CancellationToken cancellationToken) =>
        documents.FindAsync(row.DocumentBlob, row.DocumentOffset, row.DocumentLength, cancellationToken);

    private async Task<ArticleEntity?> FindRowAsync(string articleId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(articleId, ArticleKeys.ArticleRow, cancellationToken: cancellationToken);
        return found.HasValue ? ArticleEntity.From(found.Value!) : null;
    }

    private static ArticleStanding StandingOf(ArticleEntity row) => new(row.Blob, row.DropVersion, row.Precedence, row.ContentHash);

    private static IReadOnlyCollection<IndexRow> AddressesOf(IEnumerable<(string Table, ITableEntity Row)> rows) =>
        [.. rows.Select(item => new IndexRow(item.Table, item.Row.PartitionKey, item.Row.RowKey))];

    private static DateTimeOffset DateOf(Article article, DropRef drop) =>
        article.DatePublished is { } published && published.Value > Earliest && published.Value < Latest ? published.Value : drop.LastModified;
}
