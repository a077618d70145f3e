using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Core.Writing;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>Makes the rows that a version of an article becomes.</summary>
internal sealed class ArticleRowComposer(TimeProvider time, ArticleTableOptions options)
{
    // The table service's earliest instant is 1601-01-01; a date before that, or far ahead, is an error of its source.
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The article row that takes the standing one's place, with the index rows under which it is found.</summary>
    /// <param name="composed">The version that arrives.</param>
    /// <param name="change">What a reader sees change; null where nothing stood there.</param>
    /// <param name="duplicateOf">Who stands for it; null where it stands for itself.</param>
    public (ArticleEntity Row, IReadOnlyList<(string Table, ITableEntity Row)> IndexRows) Compose(
        Article composed, ArticleClaimEntity claim, ArticleEntity? standing, ArticleChange? change, string? duplicateOf, string writeId)
    {
        // The story that it was in; the next search for copies sees whether it still is.
        var article = composed with { ClusterId = standing?.ClusterId, DuplicateOf = duplicateOf };
        var now = time.GetUtcNow();
        var date = DateOf(article, claim.DropLastModified);
        var version = (standing?.Version ?? 0) + 1;
        var indexRows = IndexRows.Of(article, date, version, options);
        var addresses = AddressesOf(indexRows);
        var stale = standing is null ? [] : IndexManifest.Read(standing.Manifest).Union(IndexManifest.Read(standing.StaleRows)).Except(addresses).ToArray();
        var row = ArticleMapping.ToRow(article, new ArticleRowState
        {
            ETag = standing?.ETag ?? default,
            Version = version,
            Date = date,
            Standing = ArticleClaims.StandingOf(claim),
            Document = new ArticleDocument(claim.DocumentBlob, claim.DocumentOffset, claim.DocumentLength, claim.ContentHash),
            Manifest = IndexManifest.Write(addresses),
            StaleRows = stale.Length > 0 ? IndexManifest.Write(stale) : null,
            TakenFrom = ListText.Join(TakenFrom(standing, claim)),
            FirstSeen = standing?.FirstSeen ?? now,
            LastChanged = change is { IsEmpty: false } ? change.At : standing?.LastChanged ?? now,
            WrittenAt = now,
            DropLastModified = claim.DropLastModified,
            WriteId = writeId,
        });
        return (row, indexRows);
    }

    /// <summary>What the next version changes for a reader.</summary>
    public ArticleChange ChangeOf(Article before, Article after, ArticleEntity standing, string blob) => ArticleDiff.Between(before, after, standing.Version + 1, time.GetUtcNow(), blob);

    /// <summary>The index rows of an article that stands.</summary>
    public IReadOnlyList<(string Table, ITableEntity Row)> IndexRowsOf(Article article, ArticleEntity standing) => IndexRows.Of(article with { ClusterId = standing.ClusterId, DuplicateOf = standing.DuplicateOf }, standing.Date, standing.Version, options);

    /// <summary>Where the index rows of a drop's version of an article are.</summary>
    public IReadOnlyCollection<IndexRow> AddressesOf(Article article, DateTimeOffset dropLastModified) =>
        AddressesOf(IndexRows.Of(article, DateOf(article, dropLastModified), version: 0, options));

    public static ArticleChangeEntity ToRow(string articleId, ArticleChange change) => new()
    {
        ArticleId = articleId,
        Version = change.Version,
        At = change.At,
        Blob = change.Blob,
        Fields = change.Fields.Count > 0 ? string.Join(' ', change.Fields) : null,
        HeadlineBefore = change.HeadlineBefore,
        Added = ListText.Join(change.Added),
        AddedCount = change.AddedCount,
        Removed = ListText.Join(change.Removed),
        RemovedCount = change.RemovedCount,
    };

    public static ArticleChange ToChange(ArticleChangeEntity row) => new()
    {
        Version = row.Version,
        At = row.At,
        Blob = row.Blob,
        Fields = row.Fields?.Split(' ') ?? [],
        HeadlineBefore = row.HeadlineBefore,
        Added = ListText.Split(row.Added),
        AddedCount = row.AddedCount,
        Removed = ListText.Split(row.Removed),
        RemovedCount = row.RemovedCount,
    };

    /// <summary>Blobs that lost the article, as far as the ledger may not know it yet.</summary>
    public static IReadOnlyList<string> TakenFrom(ArticleEntity row) => ListText.Split(row.TakenFrom);

    /// <summary>Whoever replaces a version answers for the blobs that it displaced, too: its writer may have died before it told the ledger.</summary>
    private static IReadOnlyList<string> TakenFrom(ArticleEntity? standing, ArticleClaimEntity claim)
    {
        if (standing is null)
        {
            return [];
        }

        // Two documents of one drop may be in two batches, which must know of each other.
        var isUpdate = standing.Blob == claim.Blob && standing.DropVersion != claim.DropVersion;
        return isUpdate ? TakenFrom(standing) : [.. TakenFrom(standing).Append(standing.Blob).Distinct()];
    }

    private static IReadOnlyCollection<IndexRow> AddressesOf(IEnumerable<(string Table, ITableEntity Row)> rows) =>
        [.. rows.Select(item => new IndexRow(item.Table, item.Row.PartitionKey, item.Row.RowKey))];

    private static DateTimeOffset DateOf(Article article, DateTimeOffset dropLastModified) =>
        article.DatePublished is { } published && published.Value > Earliest && published.Value < Latest ? published.Value : dropLastModified;
}
