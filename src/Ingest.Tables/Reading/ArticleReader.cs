using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Reading;

/// <summary>
/// Reads the article tables as a downstream application does: newest first, over all months and shards. Needs no more than the
/// right to query (a read-only SAS, or the role Storage Table Data Reader), and sends nothing but queries. Safe for use by many threads.
/// </summary>
/// <remarks>
/// <para>
/// Cost, in storage transactions. An enumeration begins with one query of the layout (which months there are, in how many shards). Then, for each month that is
/// read, at least one query for each partition of the month, and one more for each further 1,000 rows (or <see cref="ReadOptions.PageSize"/> and one) of a partition. A month is not read before
/// all rows of the newer ones have been taken; an application that stops early pays for no further month.
/// </para>
/// <para>
/// Consistency. An article is replaced as a whole, and a row is never half written. Rows of several tables follow each other: an index row can stand for a moment
/// before and after its article's version does, or for an article that is gone (<see cref="GetAsync"/> gives null, <see cref="GetEachAsync"/> leaves it out);
/// <c>ArticleVersion</c> tells the version that wrote it. An enumeration is not a snapshot: it gives every row that stands from its beginning to its end exactly once;
/// one that is written, deleted or dated anew meanwhile may be among them or not.
/// </para>
/// <para>All calls throw <see cref="UnknownSchemaVersionException"/> where the tables are newer than this reader, and what the client throws (<see cref="Azure.RequestFailedException"/>: 403 without the right to query, 404 where Ingest has never run).</para>
/// </remarks>
/// <param name="tables">The client of a table by its name (<see cref="StorageNames"/>): for an application that has a SAS for each table.</param>
public sealed class ArticleReader(Func<string, TableClient> tables)
{
    // Point queries at a time of GetEachAsync.
    private const int Concurrency = 8;

    private const int MostRowsInAnswer = 1000;

    private readonly TableClient _articles = tables(StorageNames.ArticlesTable);
    private readonly TableClient _byDate = tables(StorageNames.ArticlesByDateTable);
    private readonly TableClient _byEntity = tables(StorageNames.ArticlesByEntityTable);
    private readonly TableClient _quotes = tables(StorageNames.QuotesTable);
    private readonly TableClient _stories = tables(StorageNames.StoriesTable);

    /// <param name="service">With a connection string, an account SAS or an identity.</param>
    public ArticleReader(TableServiceClient service)
        : this((service ?? throw new ArgumentNullException(nameof(service))).GetTableClient)
    {
    }

    /// <summary>How the tables are laid out: schema version, months, shards. Cost: 1.</summary>
    public Task<TableLayout> GetLayoutAsync(CancellationToken cancellationToken = default) => TableLayout.ReadAsync(_articles, cancellationToken);

    /// <summary>One article with all its columns; null where there is none. Cost: 1.</summary>
    public async Task<ArticleEntity?> GetAsync(string articleId, CancellationToken cancellationToken = default)
    {
        var found = await _articles.GetEntityIfExistsAsync<TableEntity>(articleId, ArticleKeys.ArticleRow, cancellationToken: cancellationToken).ConfigureAwait(false);

        if (!found.HasValue)
        {
            return null;
        }

        UnknownSchemaVersionException.ThrowIfNewer(found.Value!.GetInt32(nameof(SchemaVersion)));
        return ArticleEntity.From(found.Value) is { IsRetracted: false } article ? article : null;
    }

    /// <summary>
    /// The articles of a list, in its order, up to eight asked for at a time; one that is gone since its index row was read is left out.
    /// Cost: 1 for each id, besides what the list costs.
    /// </summary>
    public async IAsyncEnumerable<ArticleEntity> GetEachAsync(IAsyncEnumerable<string> articleIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articleIds);

        var asked = new Queue<Task<ArticleEntity?>>();

        await foreach (var id in articleIds.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            asked.Enqueue(GetAsync(id, cancellationToken));

            if (asked.Count == Concurrency && await asked.Dequeue().ConfigureAwait(false) is { } article)
            {
                yield return article;
            }
        }

        while (asked.TryDequeue(out var next))
        {
            if (await next.ConfigureAwait(false) is { } article)
            {
                yield return article;
            }
        }
    }

    /// <summary>
    /// The articles with the same story as one, itself among them, oldest first: who carried it first, and what each changed. None while no copy of it is
    /// known; copies are found some minutes after they were written. Cost: 2, and 1 more for each further 1,000 copies.
    /// </summary>
    public async IAsyncEnumerable<StoryEntity> StoryOfAsync(string articleId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await GetAsync(articleId, cancellationToken).ConfigureAwait(false) is not { ClusterId: { } clusterId })
        {
            yield break;
        }

        await foreach (var row in StoryAsync(clusterId, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>The articles of a story, oldest first. Cost: 1, and 1 more for each further 1,000 copies.</summary>
    /// <param name="clusterId">Of one of its articles.</param>
    /// <param name="rowsPerRequest">Fewer than 1,000 where not all are wanted.</param>
    public IAsyncEnumerable<StoryEntity> StoryAsync(string clusterId, int? rowsPerRequest = null, CancellationToken cancellationToken = default) =>
        _stories.QueryAsync<StoryEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {clusterId}"), rowsPerRequest, cancellationToken: cancellationToken);

    /// <summary>
    /// All articles but those that another one with the same text stands for (<see cref="ArticleByDateEntity.DuplicateOf"/>).
    /// Cost: 1, and for each month 1 a shard and 1 more for each further 1,000 articles of a shard.
    /// </summary>
    public RowQuery<ArticleByDateEntity> LatestAsync(ReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(_ => true, options ?? new ReadOptions(), onlySome: false, cancellationToken);

    /// <summary>
    /// Articles of one publisher or agency. No key has the source: the reader goes through all articles, so that the cost is that of
    /// <see cref="LatestAsync"/> whatever is found. Give <see cref="ReadOptions.From"/>.
    /// </summary>
    /// <param name="source">Publisher or source organization, compared without regard to case.</param>
    public RowQuery<ArticleByDateEntity> BySourceAsync(string source, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);

        return ListAsync(row => Is(row.Publisher) || Is(row.SourceOrganization), options ?? new ReadOptions(), onlySome: true, cancellationToken);

        bool Is(string? value) => string.Equals(value, source, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Articles that mention an entity. Cost: 1, and for each month 1 a shard (4 where the type is not given) and 1 more for each further 1,000 mentioning
    /// articles of a shard. A month without a mention costs as much as one with a few.
    /// </summary>
    /// <param name="name">As anybody writes it: the aliases and the normal form of <see cref="EntityNames"/> make it the key.</param>
    /// <param name="type">
    /// One of <see cref="EntityTypes"/>; null asks for all four. An article that has the name in two types ("Portugal" is a place, "Portuguese" is filed as
    /// <c>MISC</c> under the same name) is then given once, by the first of them: LOC, MISC, ORG, PERSON.
    /// </param>
    public RowQuery<ArticleByEntityEntity> ByEntityAsync(string name, string? type = null, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prefixes = EntityPrefixes(new EntityName(name, type));
        var wanted = options ?? new ReadOptions();

        if (type is not null)
        {
            return Query<ArticleByEntityEntity>(_byEntity, prefixes, wanted, cancellationToken);
        }

        var range = new RowRange(wanted);
        return new(
            token => CommonArticles.OnceEachAsync(MonthlyRows.ReadAsync<ArticleByEntityEntity>(_byEntity, LayoutOf(wanted), prefixes, range, RowsPerRequest(wanted), token), token),
            row => ReadPosition.AfterArticle(row.Date, row.ArticleId),
            PageSize(wanted),
            cancellationToken);
    }

    /// <summary>
    /// What somebody said. Cost: 1, and for each month 1 a shard and 1 more for each further 1,000 quotes of a shard; twice that where the name is an alias
    /// (<see cref="EntityNames.SpeakerKeys"/>).
    /// </summary>
    /// <param name="speaker">A person's full name, or an organisation or country as anybody writes it.</param>
    public RowQuery<QuoteEntity> BySpeakerAsync(string speaker, ReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Query<QuoteEntity>(_quotes, [.. EntityNames.SpeakerKeys(speaker).Select(ArticleKeys.SpeakerPrefix)], options ?? new ReadOptions(), cancellationToken);

    /// <summary>
    /// Articles that mention all of some entities. The rows of each are read in step and matched by date, so that the cost is that of
    /// <see cref="ByEntityAsync"/> for each of them (the layout is asked for once).
    /// </summary>
    public RowQuery<CoOccurrence> CoOccurrencesAsync(IReadOnlyList<EntityName> names, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(names.Count, 2);

        var wanted = options ?? new ReadOptions();
        var range = new RowRange(wanted);
        var prefixes = names.Select(EntityPrefixes).ToArray();
        return new(Read, row => ReadPosition.AfterArticle(row.Date, row.ArticleId), PageSize(wanted), cancellationToken);

        async IAsyncEnumerable<CoOccurrence> Read([EnumeratorCancellation] CancellationToken token)
        {
            var layout = await LayoutOf(wanted)(token).ConfigureAwait(false);
            var answers = prefixes.Select(some => MonthlyRows.ReadAsync<ArticleByEntityEntity>(_byEntity, _ => Task.FromResult(layout), some, range, RowsPerRequest(wanted), token));

            await foreach (var rows in CommonArticles.OfAsync([.. answers], token).ConfigureAwait(false))
            {
                yield return new CoOccurrence(rows);
            }
        }
    }

    private RowQuery<ArticleByDateEntity> ListAsync(Func<ArticleByDateEntity, bool> isWanted, ReadOptions options, bool onlySome, CancellationToken cancellationToken)
    {
        var range = new RowRange(options);
        return new(
            token => MonthlyRows.ReadAsync<ArticleByDateEntity>(_byDate, LayoutOf(options), [""], range, onlySome ? null : RowsPerRequest(options), token).Where(row => row.DuplicateOf is null && isWanted(row)),
            row => MergedRows.PositionOf(row.RowKey, [""]),
            PageSize(options),
            cancellationToken);
    }

    private RowQuery<TRow> Query<TRow>(TableClient table, IReadOnlyList<string> prefixes, ReadOptions options, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var range = new RowRange(options);
        return new(
            token => MonthlyRows.ReadAsync<TRow>(table, LayoutOf(options), prefixes, range, RowsPerRequest(options), token),
            row => MergedRows.PositionOf(row.RowKey, prefixes),
            PageSize(options),
            cancellationToken);
    }

    private Func<CancellationToken, Task<TableLayout>> LayoutOf(ReadOptions options) => options.Layout is { } known ? _ => Task.FromResult(known) : GetLayoutAsync;

    private static string[] EntityPrefixes(EntityName name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name.Name, nameof(name));

        return [.. (name.Type is null ? EntityTypes.All : [name.Type]).Select(type => ArticleKeys.EntityPrefix(type, EntityNames.Key(type, name.Name)))];
    }

    private static int PageSize(ReadOptions options)
    {
        var size = options.PageSize ?? MostRowsInAnswer;
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(options));
        return size;
    }

    private static int? RowsPerRequest(ReadOptions options) => options.PageSize is { } size ? Math.Min(size + 1, MostRowsInAnswer) : null;
}
