using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Articles;

/// <summary>
/// The article tables. The order of writes keeps every crash repairable: the document first, then the article row, which lists all
/// index rows that may exist (its manifest, and the stale ones of the version before), then the index rows, then the stale ones' deletion.
/// </summary>
public sealed class TableArticleStore : IArticleStore
{
    private const int Concurrency = 8;

    private readonly ArticlePartition _partition;
    private readonly ArticleRowComposer _composer;
    private readonly ArticlePlacement _placement;
    private readonly ArticleIndex _index;
    private readonly ArticleWithdrawal _withdrawal;
    private readonly ArticleDocuments _documents;

    public TableArticleStore(StorageClients clients, ArticleDocuments documents, TimeProvider time, IOptions<ArticleTableOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);

        _documents = documents;
        _partition = new ArticlePartition(clients);
        _composer = new ArticleRowComposer(time, options.Value);
        _placement = new ArticlePlacement(_partition, documents, _composer);
        _index = new ArticleIndex(_partition, documents, _composer, new IndexRowStore(clients, options.Value.ShardCount, time));
        _withdrawal = new ArticleWithdrawal(_partition, documents, _placement, _index);
        Version = string.Create(CultureInfo.InvariantCulture, $"rows-{SchemaVersion.Current}.{SchemaVersion.Minor};shards-{options.Value.ShardCount};entities-{options.Value.MaxIndexedEntities};quotes-{options.Value.MaxIndexedQuotes}");
    }

    public string Version { get; }

    public async Task<PlacedBatch> PlaceAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);

        var stored = await _documents.PutAsync(drop, batch, articles, cancellationToken);
        var writes = new RowWrite[articles.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, writes.Length, parallel, async (i, token) => writes[i] = await _placement.PlaceAsync(articles[i], ArticleClaims.Of(articles[i], drop, stored[i]), token));
        return new PlacedRows([.. writes.Select(write => write.Result)], stored[0].Blob, writes);
    }

    public Task IndexAsync(PlacedBatch placed, CancellationToken cancellationToken)
    {
        // Of two documents with one URL the later write has the index rows; the earlier one's are stale to it.
        var written = ((PlacedRows)placed).Writes.Where(write => write.Row is not null).GroupBy(write => write.Row!.Id).Select(same => same.MaxBy(write => write.Row!.Version)!);
        return _index.FollowAsync([.. written], cancellationToken);
    }

    public Task<IReadOnlyList<string>> WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);

        return _withdrawal.WithdrawAsync(drop, articleId, written is null ? [] : _composer.AddressesOf(written, drop.LastModified), cancellationToken);
    }

    public Task ReconcileAsync(DropRef drop, Article written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        ArgumentNullException.ThrowIfNull(written);

        return _index.ReconcileAsync(written.Id, _composer.AddressesOf(written, drop.LastModified), cancellationToken);
    }

    public async Task<PlacedBatch?> StandAsideAsync(string articleId, string? fingerprint, string? duplicateOf, CancellationToken cancellationToken) =>
        await _placement.StandAsideAsync(articleId, fingerprint, duplicateOf, cancellationToken) is { } write ? new PlacedRows([write.Result], write.Row!.DocumentBlob, [write]) : null;

    public async Task<string?> CarrierAsync(string articleId, CancellationToken cancellationToken) =>
        await _partition.FindAsync(articleId, cancellationToken) is { DuplicateOf: null } standing ? standing.Blob : null;

    public async Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        if (await _partition.FindAsync(articleId, cancellationToken) is not { } row || await _documents.FindAsync(row, cancellationToken) is not { } article)
        {
            return null;
        }

        return new StoredArticle { Article = article with { ClusterId = row.ClusterId, DuplicateOf = row.DuplicateOf }, Version = row.Version, Blob = row.Blob, FirstSeen = row.FirstSeen, LastChanged = row.LastChanged };
    }

    public async IAsyncEnumerable<ArticleChange> HistoryAsync(string articleId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in _partition.ChangesAsync(articleId, cancellationToken))
        {
            yield return ArticleRowComposer.ToChange(change);
        }
    }

    public Task ForgetChangesAsync(string articleId, DateTimeOffset before, CancellationToken cancellationToken) => _partition.ForgetChangesAsync(articleId, before, cancellationToken);
}
