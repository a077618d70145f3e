using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Reading;

/// <summary>
/// Reads the article tables as a downstream application does: newest first, over all months and shards. Needs no more than the
/// right to query (a read-only SAS, or the role Storage Table Data Reader).
/// </summary>
/// <remarks>
/// Cost of an enumeration: one query for each month that has rows, to find the months, and one or more for each month that is
/// read; an application that stops early pays for no further month.
/// </remarks>
public sealed class ArticleReader(TableServiceClient tables)
{
    private static readonly string[] EntityTypes = ["PERSON", "ORG", "LOC", "MISC"];

    private readonly TableClient articles = tables.GetTableClient(StorageNames.ArticlesTable);
    private readonly TableClient byDate = tables.GetTableClient(StorageNames.ArticlesByDateTable);
    private readonly TableClient byEntity = tables.GetTableClient(StorageNames.ArticlesByEntityTable);
    private readonly TableClient quotes = tables.GetTableClient(StorageNames.QuotesTable);

    /// <summary>One article with all its columns; one point query.</summary>
    public async Task<ArticleEntity?> GetAsync(string articleId, CancellationToken cancellationToken = default)
    {
        var found = await articles.GetEntityIfExistsAsync<TableEntity>(articleId, ArticleKeys.ArticleRow, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? ArticleEntity.From(found.Value!) : null;
    }

    /// <summary>All articles, newest first.</summary>
    /// <param name="since">The oldest date wanted.</param>
    /// <param name="source">Publisher or source organization, compared without regard to case; null for all.</param>
    public async IAsyncEnumerable<ArticleByDateEntity> LatestAsync(DateTimeOffset? since = null, string? source = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in ByMonthAsync<ArticleByDateEntity>(byDate, since, [""], cancellationToken).ConfigureAwait(false))
        {
            if (source is null || Matches(row.Publisher, source) || Matches(row.SourceOrganization, source))
            {
                yield return row;
            }
        }
    }

    /// <summary>Articles that mention an entity, newest first.</summary>
    /// <param name="name">Canonical name, without regard to case.</param>
    /// <param name="type"><c>PERSON</c>, <c>ORG</c>, <c>LOC</c> or <c>MISC</c>; null asks for all four.</param>
    public IAsyncEnumerable<ArticleByEntityEntity> ByEntityAsync(string name, string? type = null, DateTimeOffset? since = null, CancellationToken cancellationToken = default)
    {
        var key = ArticleKeys.NameKey(name);
        var prefixes = (type is null ? EntityTypes : [type]).Select(t => ArticleKeys.EntityPrefix(t, key)).ToArray();
        return ByMonthAsync<ArticleByEntityEntity>(byEntity, since, prefixes, cancellationToken);
    }

    /// <summary>What somebody said, newest first.</summary>
    /// <param name="speaker">Canonical name, without regard to case.</param>
    public IAsyncEnumerable<QuoteEntity> BySpeakerAsync(string speaker, DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ByMonthAsync<QuoteEntity>(quotes, since, [ArticleKeys.SpeakerPrefix(ArticleKeys.NameKey(speaker))], cancellationToken);

    private static bool Matches(string? value, string wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Rows whose key starts with one of the prefixes, month by month; within a month the shards and prefixes are merged by date.</summary>
    private static async IAsyncEnumerable<TRow> ByMonthAsync<TRow>(TableClient table, DateTimeOffset? since, IReadOnlyList<string> prefixes, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var partitions = await PartitionsAsync(table, since, cancellationToken).ConfigureAwait(false);

        foreach (var month in partitions.GroupBy(partition => partition[..6]).OrderByDescending(month => month.Key, StringComparer.Ordinal))
        {
            var parts = month.SelectMany(partition => prefixes.Select(prefix => RowsAsync<TRow>(table, partition, prefix, since, cancellationToken)));

            await foreach (var row in MergedRows.ByKeyAsync(parts, prefixes, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    private static IAsyncEnumerable<TRow> RowsAsync<TRow>(TableClient table, string partition, string prefix, DateTimeOffset? since, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        // Keys sort newest first, so "since" is an upper bound; '~' sorts behind every digit.
        var to = since is { } oldest ? $"{prefix}{ArticleKeys.ReverseTicks(oldest)}~" : $"{prefix}~";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {to}");
        return table.QueryAsync<TRow>(filter, cancellationToken: cancellationToken);
    }

    /// <summary>The partitions that have rows, oldest first: each query asks for the first key behind the last partition found.</summary>
    private static async Task<List<string>> PartitionsAsync(TableClient table, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var partitions = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {(since is { } oldest ? ArticleKeys.MonthPartition(oldest, 0, 1) : "")}");

        while (await FirstPartitionAsync(table, filter, cancellationToken).ConfigureAwait(false) is { } partition)
        {
            partitions.Add(partition);
            filter = TableClient.CreateQueryFilter($"PartitionKey gt {partition}");
        }

        return partitions;
    }

    private static async Task<string?> FirstPartitionAsync(TableClient table, string filter, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: [nameof(ITableEntity.PartitionKey)], cancellationToken).ConfigureAwait(false))
        {
            return row.PartitionKey;
        }

        return null;
    }
}
